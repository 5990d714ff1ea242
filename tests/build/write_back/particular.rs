//! What becomes of one edit in the texts that it is written into.

use huibao::document::Level;

use super::{edited::Edited, *};

const DRAFT: &str = "\
# 基本情况

今年共办理{总数}件。

# 下一步打算

继续努力。

::: 附件 名单

甲、乙。
:::
";

fn prose(prose: &str) -> Edited {
    Edited::of("", "", prose)
}

#[test]
fn changed_words_leave_references_bold_footnotes_and_escapes_as_they_are_typed() {
    let edited = prose(
        "截至目前，**共{总数}件**建议[^1]全部办复，\\{不是引用\\}，{全部.已办复: 均已办复}。\n\n[^1]: 含提案{总数}件。\n",
    );
    let written =
        edited.reworded(&[("全部办复，", "已经全部办理答复，|办好|，"), ("含提案", "其中含提案")]);
    assert_eq!(Edited::told(&written), Vec::<String>::new());
    assert_eq!(
        edited.prose(&written),
        "截至目前，**共{总数}件**建议[^1]已经全部办理答复，\\|办好\\|，\\{不是引用\\}，{全部.已办复: 均已办复}。\n\n\
         [^1]: 其中含提案{总数}件。\n"
    );
    assert_eq!(
        written.report(),
        "documents/汇报.md：\n  第6行 改：……建议[^1]全部办复，\\{不是引…… → ……建议[^1]已经全部办理答复，\\|办好\\|，\\{不是引……\n  \
         第8行 改：含提案{总数…… → 其中含提案{总数……\n"
    );
}

#[test]
fn blanks_at_the_edges_of_a_paragraph_are_no_edit() {
    let edited = prose("今年共办理{总数}件。\n");
    for edge in ["\u{3000}\u{3000}", "  ", "\u{A0}", "\u{200B}"] {
        for (from, to) in [("今年", format!("{edge}今年")), ("件。", format!("件。{edge}"))]
        {
            assert_eq!(edited.reworded(&[(from, &to)]), WrittenBack::default(), "{to:?}");
        }
    }
}

#[test]
fn what_no_face_prints_or_no_text_may_hold_is_refused_by_name_and_the_rest_is_written() {
    let edited = prose("今年共办理{总数}件。\n\n继续努力。\n\n再接再厉。\n");
    let written = edited.reworded(&[
        ("今年", "👨‍👩‍👧今年"),
        ("继续努力", "继续\u{202E}努力了"),
        ("再接再厉", "再创佳绩"),
    ]);
    assert_eq!(edited.prose(&written), "今年共办理{总数}件。\n\n继续努力。\n\n再创佳绩。\n");
    assert_eq!(
        Edited::told(&written),
        [
            "“今年共办理3……”改成“👨‍👩‍👧今年共办理3……”，没有写回：\
             写回去文档就有错：没有一种字体有“👨”（U+1F468），印出来会是空白。请自己改正文",
            "“继续努力。”改成“继续努力了。”，没有写回：\
             写回去文档就有错：有一个看不见的字符U+202E，文档里不允许。请自己改正文",
        ]
    );
}

#[test]
fn a_figure_typed_over_is_left_and_told() {
    let edited = prose("今年共办理{总数}件，成效很好。\n");
    let written = edited.reworded(&[("3件，成效很好", "4件，成效显著")]);
    assert_eq!(edited.prose(&written), "今年共办理{总数}件，成效显著。\n");
    assert_eq!(
        Edited::told(&written),
        [
            "{总数}印的是“3”，改成了“4”，没有写回。数字以台账为准：台账错了，请改台账；要印别的数，请自己把这处引用换成文字"
        ]
    );
}

#[test]
fn a_figure_taken_out_with_its_words_takes_its_reference_along() {
    let edited = prose("今年共办理{总数}件，成效很好。\n");
    let written = edited.reworded(&[("共办理3件，", "")]);
    assert_eq!(edited.prose(&written), "今年成效很好。\n");
    assert_eq!(
        Edited::told(&written),
        ["引用{总数}随改动删去了，这里不再由台账更新。不想删去的，请在写回的文字里补上它"]
    );
}

#[test]
fn references_that_go_together_are_told_of_together() {
    let edited = prose(
        "今年共办理{总数}件。\n\n其中{总数}件已办，{总数}件办好，{全部.已办复: 均已办复}。\n",
    );
    let mut wanted = as_is(&edited.document);
    wanted.retain(|it| !it.text.contains("其中"));
    let written = edited.written(&wanted).unwrap();
    assert_eq!(edited.prose(&written), "今年共办理{总数}件。\n");
    assert_eq!(
        Edited::told(&written),
        [
            "引用{总数}、{总数}等3处随改动删去了，这里不再由台账更新。不想删去的，请在写回的文字里补上"
        ]
    );
}

#[test]
fn what_is_no_text_is_never_typed() {
    let edited = prose("甲段。\n");
    let mut wanted = as_is(&edited.document);
    wanted.push(new("新\u{FFFC}加\u{85}的一段\u{7F}。", None));
    let written = edited.written(&wanted).unwrap();
    assert_eq!(edited.prose(&written), "甲段。\n新加的一段。\n");
}

#[test]
fn another_issue_date_is_said_where_it_is_told() {
    let edited = Edited::of("署名: 某某区政府\n成文日期: 2021-07-31\n", "", "正文。\n");
    let written = edited.reworded(&[("7月31日", "8月1日")]);
    assert_eq!(written.files, []);
    assert_eq!(
        Edited::told(&written),
        [
            "“2021年7月31日”改成“2021年8月1日”，没有写回：成文日期由文件开头的设置印出。请改文件开头的“成文日期”"
        ]
    );
    let place = "documents/汇报.md 第6行";
    assert!(
        render(&written.left, Format::Plain).contains(place),
        "{}",
        render(&written.left, Format::Plain)
    );
}

#[test]
fn a_claim_may_say_the_same_in_other_words_and_not_the_contrary() {
    let edited = prose("建议{全部.已办复: 均已办复}，{全部.已办复: 无一遗漏}。\n");
    let written = edited.reworded(&[("均已办复", "均已全部办复")]);
    assert_eq!(
        edited.prose(&written),
        "建议{全部.已办复: 均已全部办复}，{全部.已办复: 无一遗漏}。\n"
    );
    assert_eq!(
        Edited::told(&written),
        ["有核对的话改成了“均已全部办复”，核对的条件没有变。请看改后的话是否仍是这个意思"]
    );
}

#[test]
fn a_line_never_becomes_what_its_words_only_look_like() {
    let edited = prose("今年一、二季度抓紧。\n\n数据如下：\n");
    let written = edited.reworded(&[("今年一、二", "一、第二"), ("数据如下", "- 数据# 如下")]);
    assert_eq!(edited.prose(&written), "一\\、第二季度抓紧。\n\n\\- 数据# 如下：\n");
}

#[test]
fn headings_items_quotations_cells_and_captions_keep_their_marks() {
    let edited = prose(
        "一、基本情况\n\n## （一）好的做法。正文在后。\n\n- 甲项\n  - 乙项\n\n> 引文在此\n\n\
         ::: 表 各类件数\n单位：件\n| 类别 | 件数 |\n| --- | ---: |\n| 建议 | {总数} |\n注：含提案。\n:::\n\n\
         ::: 附件 名单\n甲、乙。\n:::\n",
    );
    let written = edited.reworded(&[
        ("基本情况", "总体情况"),
        ("好的做法。正文", "好做法。下文"),
        ("甲项", "甲事项"),
        ("乙项", "乙事项"),
        ("引文在此", "引文于此"),
        ("各类件数", "分类件数"),
        ("建议", "代表建议"),
        ("含提案", "不含提案"),
        ("名单", "人员名单"),
    ]);
    assert_eq!(Edited::told(&written), Vec::<String>::new());
    assert_eq!(
        edited.prose(&written),
        "一、总体情况\n\n## （一）好做法。下文在后。\n\n- 甲事项\n  - 乙事项\n\n> 引文于此\n\n\
         ::: 表 分类件数\n单位：件\n| 类别 | 件数 |\n| --- | ---: |\n| 代表建议 | {总数} |\n注：不含提案。\n:::\n\n\
         ::: 附件 人员名单\n甲、乙。\n:::\n"
    );
}

#[test]
fn values_of_the_head_are_changed_as_yaml_asks() {
    let edited = Edited::of("主送: 区人大\n署名: '某某区政府' # 全称\n", "", "正文。\n");
    let written = edited.reworded(&[
        ("关于办理情况的汇报", "办理情况: 汇报"),
        ("区人大：", "区人大常委会："),
        ("某某区政府", "某某区人民政府"),
    ]);
    assert_eq!(Edited::told(&written), Vec::<String>::new());
    assert_eq!(
        edited.source(&written),
        "---\n模板: 稿\n标题: '办理情况: 汇报'\n截至: 2021-07-31\n主送: 区人大常委会\n\
         署名: '某某区人民政府' # 全称\n---\n正文。\n"
    );
}

#[test]
fn a_records_prose_is_changed_in_the_record() {
    let edited = prose("{案0001.答复正文}\n\n{案0001.会办意见.区建管委}\n\n{案0003.答复正文}\n");
    let written = edited.reworded(&[
        ("收悉", "已收悉"),
        ("230个", "250个"),
        ("内办结", "底前办结"),
        ("同意“分时", "原则同意“分时"),
        ("贯通", "全线贯通"),
    ]);
    assert_eq!(Edited::told(&written), Vec::<String>::new());
    let [file] = written.files.as_slice() else { panic!("{:?}", written.files) };
    assert_eq!(file.name, "records/a.yaml");
    let expected = edited.prepared.project.records[0]
        .text
        .replace("收悉", "已收悉")
        .replace("230", "250")
        .replace("年内办结", "年底前办结")
        .replace("同意“", "原则同意“")
        .replace("步道已经贯通", "步道已经全线贯通");
    assert_eq!(file.text, expected);
}

#[test]
fn what_a_record_says_is_changed_in_the_record_by_a_person() {
    let edited = prose("{案0002.标题}已经办好。\n");
    let written = edited.reworded(&[("关于绿地的建议", "关于增绿的建议")]);
    assert_eq!(edited.prose(&written), "{案0002.标题}已经办好。\n");
    assert_eq!(
        Edited::told(&written),
        [
            "0002号的“标题”印的是“关于绿地的建议”，改成了“关于增绿的建议”，没有写回。请在台账里改0002号的“标题”"
        ]
    );
}

#[test]
fn what_a_template_drafted_becomes_the_clerks_with_its_references() {
    let edited = Edited::of("", DRAFT, "");
    let written = edited.reworded(&[("今年共办理", "今年以来共办理")]);
    assert_eq!(Edited::told(&written), Vec::<String>::new());
    assert_eq!(edited.prose(&written), "\n一、基本情况\n今年以来共办理{总数}件。\n");
    assert_eq!(
        written.report(),
        "documents/汇报.md：\n  第8行 改：今年共办理{总数…… → 今年以来共办理{总数……\n\
         “一、基本情况”原由模板起草，已连同引用写进正文，以后由您来改。\n"
    );
    let written = edited.reworded(&[("甲、乙", "甲、乙、丙")]);
    assert_eq!(edited.prose(&written), "\n::: 附件 名单\n甲、乙、丙。\n:::\n");
}

#[test]
fn a_drafted_heading_cannot_be_renamed_in_the_prose() {
    let edited = Edited::of("", DRAFT, "");
    let written = edited.reworded(&[("下一步打算", "今后打算")]);
    assert_eq!(written.files, []);
    assert_eq!(
        Edited::told(&written),
        [
            "“下一步打算”改成“今后打算”，没有写回：模板起草的一节与它同名，改了标题，那一节又会印出来。\
          要改这个标题，请先取出模板（huibao new --template 模板名 --eject），两处一起改"
        ]
    );
}

/// The passages of `edited` as they are wanted, to be rearranged, and the place of the one that holds `words`.
fn at(wanted: &[Wanted], words: &str) -> usize {
    wanted.iter().position(|it| it.text.contains(words)).unwrap()
}

fn new(text: &str, style: Option<WrittenStyle>) -> Wanted {
    Wanted { from: Vec::new(), text: text.to_owned(), style }
}

#[test]
fn paragraphs_are_added_taken_out_moved_split_and_joined_in_the_manner_of_the_file() {
    let text = "　　甲段{总数}件。\n\n　　乙段[^1]在此。\n\n　　丙段。后半{总数}件。\n\n　　丁段。\n\n　　戊段。\n\n[^1]: 乙的注。\n";
    let edited = prose(text);
    let mut wanted = as_is(&edited.document);
    wanted.retain(|it| !it.text.contains("乙"));
    let split = at(&wanted, "丙段");
    wanted.insert(split + 1, Wanted { text: "后半3件。".to_owned(), ..wanted[split].clone() });
    wanted[split].text = "丙段。".to_owned();
    let join = at(&wanted, "丁段");
    let last = wanted.remove(join + 1);
    wanted[join].from.extend(last.from);
    wanted[join].text = "丁段，戊段。".to_owned();
    let first = at(&wanted, "甲段");
    let moved = wanted.remove(first);
    wanted.push(moved);
    wanted.push(new("四、新的一节", Some(WrittenStyle::Heading(Level::First))));
    wanted.push(new("一、只是一段{话}", None));
    let written = edited.written(&wanted).unwrap();
    assert_eq!(
        edited.prose(&written),
        "　　丙段。\n\n　　后半{总数}件。\n\n　　丁段，戊段。\n\n　　甲段{总数}件。\n\n\
         # 新的一节\n\n　　一\\、只是一段\\{话\\}\n"
    );
    assert_eq!(Edited::told(&written), ["脚注“乙的注。”随引用它的文字删去了"]);
    let printed: Vec<String> =
        words(&edited.rebuilt(&written).document).into_iter().map(|it| it.1).collect();
    assert_eq!(
        printed[1..],
        ["丙段。", "后半3件。", "丁段，戊段。", "甲段3件。", "新的一节", "一、只是一段{话}"]
    );
}

#[test]
fn nobody_writes_into_an_issued_document_or_into_one_of_many_letters() {
    let issued = Edited::of("状态: 已印发\n成文日期: 2021-07-31\n", "", "正文。\n");
    let told = issued.written(&as_is(&issued.document)).unwrap_err();
    assert_eq!(
        told,
        "错误: 这份文档已印发，不再写回\n--> documents/汇报.md\n = 办法: 要另写一份，请复制它，换一个文件名，把“状态”改为讨论稿\n"
    );
}

#[test]
fn of_a_letter_only_what_the_record_says_of_its_case_is_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/reply-letters");
    let project = Project::open(std::path::Path::new(folder)).unwrap();
    let prepared = prepare(project).0.unwrap();
    let file =
        prepared.project.documents.iter().find(|it| it.name == "documents/答复函.md").unwrap();
    let batch = prepared.batch(file, Options::default()).0.unwrap();
    let letter = batch.letters.iter().find(|it| it.subject.case.number == "0018").unwrap();
    let composed = batch.compose(letter).0.unwrap();
    let mut wanted = as_is(&composed.document);
    let reply = at(&wanted, "我委逐一作了排查");
    wanted[reply].text = wanted[reply].text.replace("逐一作了排查", "逐一作了现场排查");
    let shared = at(&wanted, "收悉");
    wanted[shared].text = wanted[shared].text.replace("收悉", "已收悉");
    let subject = Some(letter.subject);
    let written = prepared.write_back(file, subject, Options::default(), &wanted).unwrap();
    assert_eq!(
        written.report(),
        "records/代表建议.yaml：\n  第43行 改：……我委逐一作了排查。积水的…… → ……我委逐一作了现场排查。积水的……\n"
    );
    let told = Edited::told(&written);
    let [told] = told.as_slice() else { panic!("{told:#?}") };
    assert!(told.ends_with("这段文字由模板写出，不能单独取出来。要改模板的话，请先取出模板（huibao new --template 模板名 --eject），再改templates里的文件"), "{told}");
}

#[test]
fn a_paragraph_and_a_day_of_a_letter_are_those_of_its_record() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/reply-letters");
    let project = Project::open(std::path::Path::new(folder)).unwrap();
    let prepared = prepare(project).0.unwrap();
    let file =
        prepared.project.documents.iter().find(|it| it.name == "documents/答复函.md").unwrap();
    let batch = prepared.batch(file, Options::default()).0.unwrap();
    let letter = batch.letters.iter().find(|it| it.subject.case.number == "0018").unwrap();
    let composed = batch.compose(letter).0.unwrap();
    let mut wanted = as_is(&composed.document);
    let reply = at(&wanted, "我委逐一作了排查");
    wanted.insert(reply + 1, new("我委还将举一反三。", None));
    let day = wanted.iter().rposition(|it| it.text.ends_with('日')).unwrap();
    wanted[day].text = "2025年1月1日".to_owned();
    let subject = Some(letter.subject);
    let written = prepared.write_back(file, subject, Options::default(), &wanted).unwrap();
    assert_eq!(written.report(), "records/代表建议.yaml：\n  第44行 增：我委还将举一反三。\n");
    let told = Edited::told(&written);
    let [told] = told.as_slice() else { panic!("{told:#?}") };
    let cure = "没有写回：成文日期由台账印出。请在台账里改0018号的“答复日期”";
    assert!(told.ends_with(cure), "{told}");
}

#[test]
fn a_cell_of_a_list_of_cases_is_said_by_its_case_and_column() {
    let edited = prose("::: 一览表 办理情况一览表\n数据: 总数\n:::\n");
    let written = edited.reworded(&[("关于绿地的建议", "关于增绿的建议")]);
    assert_eq!(written.files, []);
    let told = Edited::told(&written);
    let [told] = told.as_slice() else { panic!("{told:#?}") };
    let cure = "没有写回：表格的这一格由程序根据台账印出。请在台账里改0002号“标题”这一列的内容";
    assert!(told.ends_with(cure), "{told}");
}
