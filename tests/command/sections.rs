//! Sections of the clerk's own and of own templates: what is said when one of them goes wrong.

use super::scene::Scene;

#[test]
fn a_heading_with_nothing_under_it_is_told() {
    let mut scene = Scene::project();
    scene.append("documents/汇报.md", "二、主要措施\n三、办理成效\n各单位用心办理。\n");
    scene.run(&["check"]).told("heading-with-nothing");
}

#[test]
fn a_reference_of_an_own_template_is_shown_in_the_template() {
    let mut scene = Scene::project();
    scene.write("templates/简报.tera", "# 基本情况\n共收到建议{总书}件。\n");
    scene.change("documents/汇报.md", "模板: 汇报", "模板: 简报");
    scene.change("documents/汇报.md", "一、基本情况", "一、概况");
    scene.run(&["check"]).told("template-reference");
}
