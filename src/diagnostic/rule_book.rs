//! The book of rules: what each checks, why, and how to put it right, as `check --explain` says it.

use super::Severity;

/// What a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// How much most of what it finds matters.
    pub severity: Severity,
    /// Its name in a few words.
    pub title: &'static str,
    /// What it checks.
    pub checks: &'static str,
    /// Why that matters.
    pub reason: &'static str,
    /// What to do about it.
    pub cure: &'static str,
    /// A line or two that break it, and what is wrong there.
    pub example: &'static str,
}

pub(super) const X1: Explanation = Explanation {
    severity: Severity::Error,
    title: "编号不重复",
    checks: "同一类型、层级、届次会议和期间里，没有两件同号，也没有只差前面的0的号；同批编号位数一致。闭会期间重新编号，与会议期间同号不算重复。",
    reason: "两件同号，正文引用、核数和回传台账时就分不清说的是哪一件。",
    cure: "核实两件的编号；重复登记的删去一件；闭会期间的写上“期间: 闭会期间”。",
    example: "- {编号: 0038, …}\n- {编号: 0038, …}    # 同号",
};

pub(super) const X2: Explanation = Explanation {
    severity: Severity::Error,
    title: "承办单位写法",
    checks: "每件只能是下面之一：一个独办单位；一个主办单位，会办单位不限；两个以上分办单位；只写承办单位。同一个单位不能既主办又会办。",
    reason: "由谁答复代表、委员取决于角色；写法不清，按角色统计的件数就加不起来。",
    cure: "只有一家的写“独办”或“主办”；牵头的写“主办”，其余写“会办”；各自答复的都写“分办”。",
    example: "主办: 区公安分局、区建管委    # 两个主办",
};

pub(super) const X3: Explanation = Explanation {
    severity: Severity::Error,
    title: "日期先后",
    checks: "审查、交办、签收、答复、反馈、公开、归档依次不早于前一步，没有答复日期的不写答复以后的事（公开属性可以先定）；阶段答复在答复之前；办结后的沟通早于答复、答复在交办三年以后的是警告；二次办理的答复不早于它开始的那天，也不超过规定时限（超过的是警告）。",
    reason: "状态、按期办复和时限都由日期推算，日期倒了，推算的也就错了。",
    cure: "核对两个日期，多半是年份或月份写错。",
    example: "交办日期: 2021-02-08\n答复日期: 2020-04-16    # 早于交办",
};

pub(super) const X4: Explanation = Explanation {
    severity: Severity::Warning,
    title: "按期答复",
    checks: "答复日期不晚于答复期限（交办后3个月，或本地规则所定）；延期的写明延期至哪天、原因和批准人，不能只有原因和批准人，延期不超过规定的最长时限（没有写全、超过最长的是错误）。",
    reason: "“均在规定时间内办复”是报告里必写的一句，超期的一件就能推翻它。",
    cure: "核对日期；确实办了延期的，补写“延期至”“延期原因”“延期批准人”。超期是事实的，不必改，报告里不要写全部按期。",
    example: "交办日期: 2020-11-30\n答复日期: 2021-03-01    # 期限是2021-02-28",
};

pub(super) const X5: Explanation = Explanation {
    severity: Severity::Warning,
    title: "会办意见时限",
    checks: "会办单位的意见日期不晚于意见期限，也不晚于主办单位的答复日期。",
    reason: "主办单位要汇总会办意见才能答复；意见比答复还晚，多半是日期写错或没有真正会办。",
    cure: "核对意见日期；确实晚了的照实保留。",
    example: "答复日期: 2021-04-16\n会办: [{单位: 区建管委, 意见日期: 2021-04-20}]",
};

pub(super) const X6: Explanation = Explanation {
    severity: Severity::Warning,
    title: "退办时限",
    checks: "退办日期在交办后规定的工作日内（一般5个）；已退办的单位没有签收、意见等其他日期，也不是答复了的主办单位。",
    reason: "超过时限再退办，会耽误重新交办；已退办又有意见的，说不清究竟办没办。",
    cure: "核对退办日期；没有退办的，删去“退办日期”。",
    example: "会办: [{单位: 区建管委, 退办日期: 2021-03-20, 意见日期: 2021-04-01}]",
};

pub(super) const X7: Explanation = Explanation {
    severity: Severity::Warning,
    title: "办理结果及其后续",
    checks: "办理结果在口径表内（不在的是错误）；正在解决、计划解决的至少有一项写了期限的承诺事项；留作参考的写了缘由（答复说明、答复正文或措施）。",
    reason: "说还要办，就要说得出办什么、何时办完；说留作参考，就要向代表、委员讲清原因。",
    cure: "补写“承诺事项”和“期限”，或“答复说明”；结果写错的，改成口径表里的。",
    example: "办理结果: 计划解决    # 没有承诺事项",
};

pub(super) const X8: Explanation = Explanation {
    severity: Severity::Warning,
    title: "解决了要有做法",
    checks: "办理结果是已解决一类的，至少写有一项措施；写了承诺事项的，全部完成也可以。",
    reason: "“解决采纳”没有一句做法可写，既起草不出成效，也经不起回头看。",
    cure: "补写“措施”；承诺已兑现的补写“完成日期”。",
    example: "办理结果: 解决采纳    # 没有措施，也没有承诺事项",
};

pub(super) const X9: Explanation = Explanation {
    severity: Severity::Error,
    title: "公开属性及其后续",
    checks: "依申请公开、不予公开的写了公开理由；不予公开的没有公开日期和网址；以摘要公开的写了理由；主动公开的在规定时限内公开（晚了的是警告）。",
    reason: "不公开要有依据；不该公开的上了网，或者该公开的没有公开，都是差错。",
    cure: "补写“公开理由”；不予公开的删去“公开日期”“公开网址”，并核实网上是否已经撤下。",
    example: "公开属性: 不予公开    # 没有公开理由",
};

pub(super) const X10: Explanation = Explanation {
    severity: Severity::Error,
    title: "不满意要再办",
    checks: "办理态度或办理结果有一项不满意的，要有“二次办理”。写了反馈日期的，在重新答复的时限内、归档之前可以还没有。",
    reason: "不满意的应当重新办理、再次答复；没有下文的一件，报告里写不得满意率百分之百。",
    cure: "补写“二次办理”的日期和原因；反馈登记错了的，改正反馈。",
    example: "满意度: {态度: 满意, 结果: 不满意}    # 没有二次办理",
};

pub(super) const X11: Explanation = Explanation {
    severity: Severity::Error,
    title: "回头看前后衔接",
    checks: "回头看写的“原结果”就是这一轮之前的办理结果；结果变差的（如由已解决改为计划解决）写了说明。",
    reason: "回头看转化率按前后两个结果来数，接不上就数错。",
    cure: "核对“办理结果”和各轮的“原结果”“现结果”；变差的补写“说明”。",
    example: "办理结果: 计划解决\n回头看: [{轮次: 第一轮, 原结果: 正在解决, 现结果: 解决采纳}]",
};

pub(super) const X12: Explanation = Explanation {
    severity: Severity::Error,
    title: "立案与并案",
    checks: "并案的写明并入哪一件，那一件在同一批里，而且是立案的；没有并案的不写“并入”；没有立案的没有答复日期和办理结果，也不必写承办单位；并办的各件都要存在。",
    reason: "不立案和并入别件的不计入办理总数；并到了不存在的一件，就等于丢了一件。",
    cure: "核对“审查结果”和“并入”的编号；几件一起办、逐件答复的是并办，写“并办”。",
    example: "审查结果: 并案\n并入: 0099    # 台账里没有0099号",
};

pub(super) const X13: Explanation = Explanation {
    severity: Severity::Error,
    title: "议案转建议",
    checks: "写了“议案转建议: 是”的，类型是代表建议。",
    reason: "议案由代表提出，转成的只能是代表建议；报告里要单独写“含议案转建议几件”。",
    cure: "核对“类型”；不是议案转来的，删去“议案转建议”。",
    example: "类型: 政协提案\n议案转建议: 是",
};

pub(super) const X14: Explanation = Explanation {
    severity: Severity::Error,
    title: "提出人身份",
    checks: "代表建议由代表、代表团提出；政协提案由委员、党派、团体、界别、专委会提出；人民建议由公民提出。只查写了类别的提出人。",
    reason: "称呼、抄送和按类别的统计都随提出人走，代表与委员不能写混。",
    cure: "核对“类型”和提出人的“类别”。",
    example: "类型: 政协提案\n提出人: [{姓名: 甲, 类别: 代表}]",
};

pub(super) const X15: Explanation = Explanation {
    severity: Severity::Error,
    title: "三次沟通",
    checks: "正文写了“三次沟通”做到、落实、全覆盖一类的话，每一件已办复的都有办理前、办理中、办结后的沟通记录。",
    reason: "说做到了三次沟通，就要逐件拿得出记录。",
    cure: "补记“沟通”；没有全部做到的，改写这句话，或写成“{全部.三次沟通: 均做到三次沟通}”由程序核实。",
    example: "全部建议均落实“三次沟通”。    # 0012号只有办理前的沟通",
};

pub(super) const X16: Explanation = Explanation {
    severity: Severity::Error,
    title: "合计相符",
    checks: "同一批案件，按承办角色、按办理结果（加上未办复的）、按分类相加，都等于总数；已答复的填了办理结果，未答复的没有填。正文里数字后面的量词与它数的相符，件次没有写成件，几家没有写成几件（写错的给警告）。",
    reason: "分项相加不等于总数，是最容易被看出来的差错。",
    cure: "补填缺的一项；一件只能归入一类。",
    example: "答复日期: 2021-04-16    # 没有办理结果",
};

pub(super) const X17: Explanation = Explanation {
    severity: Severity::Error,
    title: "话要属实",
    checks: "用花括号写的断言（如“{全部.按期办复: …}”）逐件属实；正文写“全部办复”的，到截至日期确已全部办复；截至日期不晚于成文日期。",
    reason: "一句“全部”印出去，有一件不是就是失实。",
    cure: "核实列出的几件；台账无误的，改写这句话。",
    example: "截至目前，67件建议已全部办复。    # 0041号没有答复",
};

pub(super) const X18: Explanation = Explanation {
    severity: Severity::Error,
    title: "与往年比较",
    checks: "“较上年”比的就是上一年，比别的年份时印出年份；历年里有那一年的同一个数，而且早于本年度。",
    reason: "跟哪一年比、那一年印的是多少，都要说得出来源。",
    cure: "在“历年”里补上那一年的数和来源，或改比较的年份。",
    example: "年份: 2021\n历年: {2021: {公开率: 94.87%, 来源: …}}    # 不早于本年度",
};

pub(super) const X19: Explanation = Explanation {
    severity: Severity::Error,
    title: "领导阅批件数",
    checks: "写领导阅批（领衔办理、牵头督办）多少件的，与台账的记录相符；同一句又逐件列出标题的，列出的与件数一样多，每件都有这项记录。",
    reason: "说七件只列六件，或列进了别的件，一数便知。",
    cure: "核对列出的标题，最好用“{领导阅批.标题}”由程序列出。",
    example: "领导阅批3件：“甲”“乙”。    # 只列了2件",
};

pub(super) const X20: Explanation = Explanation {
    severity: Severity::Warning,
    title: "简称出自标题",
    checks: "记录里的简称、正文引用的标题，其中的字都出自标题；不是的，要列为“别名”。",
    reason: "简称与标题对不上，读的人找不到是哪一件。",
    cure: "改用标题里的字；约定俗成的，写入“别名”。",
    example: "标题: 关于增设公共区域技防设施的建议\n简称: 智能安防    # 标题里没有这几个字",
};

pub(super) const X21: Explanation = Explanation {
    severity: Severity::Error,
    title: "印发先后与口径不混",
    checks: "成文日期、印发日期、上网日期依次不早于前一个；联系社区意见等不与建议、提案加在一个数里，也不同在“本次”里（没有写批次的，全部就是本次）。",
    reason: "没有签发的文件不会先印；来源不同的件数加在一起，与各自的总数都对不上。",
    cure: "核对日期；给指标写明“批次”，或在批次的条件里写“类型”。",
    example: "批次: {本次: {届次会议: 区十六届人大六次会议}}    # 里面有联系社区意见，要写上类型",
};

pub(super) const X22: Explanation = Explanation {
    severity: Severity::Error,
    title: "不印个人信息",
    checks: "正文、标题、措施等要印出的文字里没有手机号、固定电话、身份证号和门牌住址；身份证号按校验码核实，不把别的长号当作它。",
    reason: "公文和答复会上网，个人信息印出去收不回来。答复函附注里的承办联系人另有专门的项。",
    cure: "删去；联系方式写在承办单位的“联系人”“电话”里。",
    example: "措施: 已与反映人（13800138000）联系    # 手机号",
};

pub(super) const X23: Explanation = Explanation {
    severity: Severity::Warning,
    title: "单位名称统一",
    checks: "设了单位名录的，台账里的单位写的是名录里的全称、简称或别名，交办时这个单位还在（没有更名、并入或停用）。同一个单位的几种叫法按一家统计，印简称。",
    reason: "一个单位写成两个名字，承办单位就多数了一家。",
    cure: "改用名录里的名称；新的叫法写进单位名录的别名。",
    example: "主办: 区府办\n主办: 区政府办公室    # 同一个单位的两种写法",
};

pub(super) const X24: Explanation = Explanation {
    severity: Severity::Error,
    title: "届次写法",
    checks: "届次会议写成规范的样子，届和次用汉字，如“区十六届人大六次会议”“区政协十四届五次会议”。",
    reason: "届次要照印进标题和正文；写法不一，同一次会议会被当成两次。",
    cure: "照提示改；也可以写成“届次会议: {机构: 区人大, 届: 16, 次: 6}”，由程序写成汉字。",
    example: "届次会议: 区16届人大6次会议    # 应为区十六届人大六次会议",
};

pub(super) const X25: Explanation = Explanation {
    severity: Severity::Error,
    title: "审议意见条条有回应",
    checks: "文档开头写了审议意见的，每一条都由正文的一节回应：标题里有这一条的原话，或者是“回应”里写的标题；那一节有正文。正文有自己写的节，却只有模板起草的一节回应的，正式稿是错误，讨论稿、送审稿是警告。各节的先后与审议意见不一致的是警告。",
    reason: "人大常委会逐条对照审议意见看报告，漏了一条，报告就要退回重写。",
    cure: "补写回应的一节；已经写了的，在那一条写明“回应: 那一节的标题”。草稿可以用 huibao build --draft 先看版面。",
    example: "审议意见:\n  意见: [进一步夯实办理工作基础, 不断提高办理工作质量]    # 正文只有“一、夯实基础……”一节",
};

pub(super) const X26: Explanation = Explanation {
    severity: Severity::Error,
    title: "各份文件数字一致",
    checks: "截至同一天的几份文件，印的是同一个数，就印得一样：不因小数、凑整、末尾零、总体（口径）不同而成了两个数；已印发的文件、公开版与它所出自的文件也在内。同一份文件里印得不一样的给警告。手打的数字不在内。",
    reason: "一件事在两份文件里是两个数，读的人不知道该信哪一个。",
    cure: "两处引用同一个指标；或在huibao.yaml里把两个指标的小数、凑整、总体写成一样。确实要用两种口径的，可以改这条规则的级别。",
    example: "解决采纳率: {占比: {办理结果: 解决采纳}, 小数: 2}    # 汇报里印92.54%\n采纳率: {占比: {办理结果: 解决采纳}}                 # 报告里印92.5%",
};

pub(super) const X27: Explanation = Explanation {
    severity: Severity::Error,
    title: "各份文件名称一致",
    checks: "截至同一天的几份文件，称呼同一个单位（按单位名录）、同一次会议（区十六届人大六次会议、区人大十六届六次会议）用同一个名称。全称在第一次出现时可以用；《》“”里引用的、写进单位名录“别名”的不查。同一份文件里不一样的给警告。",
    reason: "同一个单位、同一次会议有两个名称，会被当成两个。",
    cure: "单位统一用简称，会议照“届次会议”的写法；别的叫法要用的，写进单位名录的“别名”。",
    example: "documents/汇报.md：区规划资源局\ndocuments/报告.md：区规划和自然资源局    # 不是第一次出现",
};

pub(super) const X28: Explanation = Explanation {
    severity: Severity::Warning,
    title: "函件文号不重复",
    checks: "台账里的答复文号、意见文号、二次办理的答复文号，没有两个相同的；并办的几件各自答复，也各有文号。",
    reason: "一个文号只对应一份函；两份同号，发出去的函和归档的案卷就对不上。",
    cure: "照发文登记簿核实，改正编错的一个。",
    example: "- {编号: 0012, 答复文号: 某建管提〔2021〕3号, …}\n- {编号: 0014, 答复文号: 某建管提〔2021〕3号, …}    # 同号",
};
