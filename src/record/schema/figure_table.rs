//! One of 指标: what each key is and what it takes.

use super::{
    form::{Entry, Form, Table},
    settings_table::TEXT,
};
use crate::record::{Closing, Shape, keys};

/// A figure's name, or the year to compare with.
const YEAR_OR_NAME: Form = Form::Shape(Shape::Text);

/// 交叉.
static CROSS: Table = Table {
    name: "cross",
    keys: keys::CROSS_KEYS,
    required: &[keys::ROWS],
    entries: &[
        Entry(
            keys::ROWS,
            "每一行是什么：写一项；几项都是单位的也行，如“主办、分办”",
            Form::Shape(Shape::Names),
        ),
        Entry(
            keys::COLUMNS,
            "各列：写一项（如办理结果，一类一列），或指标的名称",
            Form::Shape(Shape::Names),
        ),
    ],
};

/// A declared figure.
pub(super) static FIGURE: Table = Table {
    name: "figure",
    keys: keys::FIGURE_KEYS,
    required: &[],
    entries: &[
        Entry(keys::COUNT, "数件数：写“全部”，或条件", Form::Condition),
        Entry(keys::DISTINCT_COUNT, "数有几个不同的值，如几家主办单位", Form::Field),
        Entry(keys::PARTITION, "按这一项分成几类，各类相加等于总体", Form::Field),
        Entry(keys::DISTRIBUTION, "按这一项逐值数，一件可以有几个值", Form::Field),
        Entry(keys::RANKING, "按这一项排名，名次可以并列", Form::Field),
        Entry(keys::CROSS, "两项交叉着数，如各主办单位、各种办理结果", Form::Map(&CROSS)),
        Entry(keys::CASE_UNITS, "数件次：一件对一家单位算一次", Form::Field),
        Entry(keys::ACTIVITY_COUNT, "数活动的次数：写“全部”、活动的类型，或条件", Form::Activities),
        Entry(keys::RATE, "算百分比：符合条件的占总体多少", Form::Condition),
        Entry(keys::COMPARISON, "与哪一年比，如2020；单独成为指标时，写所比的指标名", YEAR_OR_NAME),
        Entry(keys::EARLIEST, "最早的日子，写一项日期", Form::Field),
        Entry(keys::LATEST, "最晚的日子，写一项日期", Form::Field),
        Entry(keys::INPUT, "台账里没有的数，照打印的样子写；要写来源", TEXT),
        Entry(keys::CONDITION, "只数符合条件的", Form::Condition),
        Entry(keys::TOP, "只列前几名", Form::Integer(1, 999)),
        Entry(keys::RANKED_BY, "按什么排名：件数，或一个占比指标的名称", TEXT),
        Entry(keys::BATCH, "数哪一批，默认“本次”", TEXT),
        Entry(
            keys::POPULATION,
            "分母：总体的名称，或直接写条件",
            Form::Either(&[TEXT, Form::Condition]),
        ),
        Entry(keys::DECIMALS, "百分比留几位小数，默认1", Form::Integer(0, 4)),
        Entry(
            keys::CLOSING,
            "各类占比相加不是100%时怎么办",
            Form::OneOf(|| Closing::ALL.map(Closing::chinese).to_vec()),
        ),
        Entry(keys::TRAILING_ZEROS, "86.0%的0保留还是省略", Form::OneOf(|| vec!["保留", "省略"])),
        Entry(keys::ZERO_CLASSES, "没有案件的类省略还是写出", Form::OneOf(|| vec!["省略", "写出"])),
        Entry(keys::MEASURE_WORD, "量词，默认“件”，去重计数默认“个”", TEXT),
        Entry(keys::CLASSES, "各类的先后", Form::Shape(Shape::Names)),
        Entry(keys::WORDING, "每一项怎么写，如“{项}类{件数}件，占{占比}”，要加引号", TEXT),
        Entry(keys::FIRST_WORDING, "第一项怎么写，与其余的不同时用，要加引号", TEXT),
        Entry(keys::BASIS, "内置指标的分母用哪一种，如“全部”", TEXT),
        Entry(keys::DESCRIPTION, "这个数是什么，给人看的说明", TEXT),
        Entry(keys::ALIASES, "别名，正文里写哪个都行", Form::Shape(Shape::Names)),
        Entry(keys::YEAR, "与哪一年比；不写就是上一年", Form::Integer(1954, 2999)),
        Entry(keys::SOURCE, "录入的数取自哪里", TEXT),
        Entry(keys::DATE, "录入的数是哪一天的", TEXT),
    ],
};
