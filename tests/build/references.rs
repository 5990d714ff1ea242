//! References to cases and to the document's time: a number that several cases bear is told,
//! never guessed at.

use std::sync::Arc;

use huibao::{
    build::RegisterReferences,
    diagnostic::{Format, Place, SourceFile, SourceKind, render},
    document::{InlineContent, Reference, References},
    record::{Register, check},
    statistics::count,
};

const BATCHES: &str = "\
批次:
  本次: {届次会议: 六次会议, 类型: 代表建议}
  提案: {届次会议: 六次会议, 类型: 政协提案}
";

/// 0038 twice in one session, as 建议 and as 提案; 0041 once; 0051 to 0053 with dates.
fn register(batches: &str) -> Register {
    let settings = format!("版本: 1\n单位: {{名称: 某某区人民政府}}\n年份: 2021\n{batches}");
    let case = |number: &str, kind: &str, title: &str| {
        format!(
            "- {{编号: {number}, 类型: {kind}, 届次会议: 六次会议, 标题: {title}, 提出人: 甲, \
             主办: 乙}}\n"
        )
    };
    let dated = |number: &str, fields: &str| {
        case(number, "代表建议", "关于绿地的建议").replace('}', &format!(", {fields}}}"))
    };
    let records = [
        case("0038", "代表建议", "关于停车的建议"),
        case("0038", "政协提案", "关于养老的提案"),
        case("0041", "政协提案", "关于步道的提案"),
        dated("0051", "交办日期: 2021-02-08, 答复日期: 2021-04-28, 办理结果: 解决采纳"),
        dated("0052", "交办日期: 2021-02-08, 答复日期: 2021-07-28, 办理结果: 解决采纳"),
        dated("0053", "交办日期: 2021-07-06"),
        dated("0054", "简称: 简短的说法"),
    ];
    let file = |name, kind, text: &str| -> Arc<SourceFile> { SourceFile::new(name, kind, text) };
    let (register, found) = check(
        &file("huibao.yaml", SourceKind::Settings, &settings),
        &[file("records/a.yaml", SourceKind::Records, &records.concat())],
    );
    register.unwrap_or_else(|| panic!("{}", render(&found, Format::Plain)))
}

/// What a reference prints, or why it prints nothing.
fn resolved(register: &Register, path: &str) -> Result<String, String> {
    let as_of = "2021-07-05".parse().unwrap();
    let (figures, _) = count(register, as_of);
    let references =
        RegisterReferences { register, figures: &figures, as_of, opinion: None, subject: None };
    let source = SourceFile::new("documents/汇报.md", SourceKind::Prose, path);
    let reference = Reference {
        path: path.split('.').map(str::to_owned).collect(),
        claim: None,
        place: Place::new(&source, 0..path.len()),
    };
    match references.resolve(&reference) {
        Ok(contents) => match contents.as_slice() {
            [InlineContent::Case(node)] => Ok(node.text.clone()),
            [InlineContent::Figure(node)] => Ok(node.text.clone()),
            other => panic!("{other:?}"),
        },
        Err(refused) => Err(format!("{}。{}。", refused.cause, refused.cure)),
    }
}

#[test]
fn a_number_of_one_case_is_that_case_whatever_its_batch() {
    assert_eq!(resolved(&register(BATCHES), "案0041"), Ok("“关于步道的提案”".to_owned()));
    assert_eq!(resolved(&register(""), "案0041.主办"), Ok("乙".to_owned()));
}

#[test]
fn a_number_of_several_cases_is_not_guessed_at() {
    assert_eq!(
        resolved(&register(BATCHES), "案0038.标题").unwrap_err(),
        "台账里有2件0038号（六次会议代表建议、六次会议政协提案），不知道指哪一件。\
         请在前面写明批次，如“{本次.案0038}”。"
    );
    assert_eq!(
        resolved(&register(""), "本次.案0038").unwrap_err(),
        "批次“本次”里有2件0038号（六次会议代表建议、六次会议政协提案），不知道指哪一件。\
         请在huibao.yaml的“批次”里把它们分开，再在前面写明批次。"
    );
}

#[test]
fn the_batch_before_the_number_says_which_case_is_meant() {
    let register = register(BATCHES);
    assert_eq!(resolved(&register, "本次.案0038.标题"), Ok("“关于停车的建议”".to_owned()));
    assert_eq!(resolved(&register, "提案.案0038"), Ok("“关于养老的提案”".to_owned()));
    assert_eq!(
        resolved(&register, "本次.案0041").unwrap_err(),
        "批次“本次”里没有0041号。请核对编号，前面的零也要写。"
    );
    assert_eq!(
        resolved(&register, "案0099").unwrap_err(),
        "台账里没有0099号。请核对编号，前面的零也要写。"
    );
}

#[test]
fn a_date_of_a_case_is_printed_as_documents_have_it() {
    let register = register(BATCHES);
    assert_eq!(resolved(&register, "案0051.答复日期"), Ok("2021年4月28日".to_owned()));
    assert_eq!(resolved(&register, "案0051.交办日期"), Ok("2021年2月8日".to_owned()));
}

#[test]
fn a_case_without_a_short_title_is_quoted_by_its_title() {
    let register = register(BATCHES);
    assert_eq!(resolved(&register, "案0041.简称"), Ok("“关于步道的提案”".to_owned()));
    assert_eq!(resolved(&register, "案0054.简称"), Ok("“简短的说法”".to_owned()));
}

#[test]
fn what_comes_after_the_date_is_told_as_such() {
    let register = register(BATCHES);
    for field in ["答复日期", "办理结果"] {
        assert_eq!(
            resolved(&register, &format!("案0052.{field}")).unwrap_err(),
            "截至2021年7月5日，0052号尚未答复（答复日期2021年7月28日在截至之后）。\
             请删去这处引用，或核对台账里的答复日期和文稿的截至日期。"
        );
    }
    assert_eq!(resolved(&register, "案0052.主办"), Ok("乙".to_owned()));
    for path in ["案0053", "案0053.主办", "本次.案0053.简称"] {
        assert_eq!(
            resolved(&register, path).unwrap_err(),
            "截至2021年7月5日，0053号尚未交办（交办日期2021年7月6日在截至之后）。\
             请删去这处引用，或核对台账里的交办日期和文稿的截至日期。"
        );
    }
    assert_eq!(
        resolved(&register, "案0041.答复日期").unwrap_err(),
        "0041号没有填写“答复日期”。请在台账里给0041号补上这一项。"
    );
}

#[test]
fn the_time_that_a_document_speaks_of_is_referred_to() {
    let register = register(BATCHES);
    for (path, printed) in [("截至", "2021年7月5日"), ("截至.月日", "7月5日"), ("年份", "2021")]
    {
        assert_eq!(resolved(&register, path).as_deref(), Ok(printed));
    }
    assert!(resolved(&register, "年份.月日").is_err());
}
