//! `huibao schema`.

use super::scene::Scene;

#[test]
fn the_files_for_editors_are_written_where_the_samples_look_for_them() {
    let mut scene = Scene::project();
    scene.run(&["schema"]).run(&["schema", "没有"]).told("schema");
    assert_eq!(scene.names(".huibao/schema"), ["document.json", "huibao.json", "records.json"]);
}
