//! Words that titles of official documents are made of, so that no line of a title ends inside one.

/// Words, any order; the longest that fits is taken.
pub(super) const WORDS: &str = "\
关于 有关 对于 人民政府 政府 人民代表大会 代表大会 常务委员会 人大常委会 人大 政协 常委会 委员会 党组 党委 \
办公室 办公厅 全国 全市 全区 全县 市级 区级 本市 本区 本届 两会 代表 委员 人大代表 政协委员 建议 提案 批评 \
意见 议案 审议 审议意见 视察 调研 检查 执法检查 评议 询问 专题 专项 会议 全体会议 常务会议 期间 闭会期间 会后 \
办理 承办 答复 办复 交办 督办 落实 推进 开展 加强 改进 提高 促进 完善 做好 印发 转发 批转 贯彻 贯彻落实 实施 \
组织 情况 工作 工作情况 办理情况 办理工作 进展 进展情况 落实情况 总结 工作总结 报告 工作报告 汇报 通报 通知 \
函 复函 请示 批复 决定 决议 公告 意见建议 方案 工作方案 实施方案 办法 规定 条例 细则 计划 要点 安排 说明 清单 \
年度 上半年 下半年 季度 重点 重点督办 代表建议 委员提案 建议提案 分析 经济 社会 发展 城市 城区 建设 管理 民生 \
保障 公共 安全 交通 教育 卫生 健康 文化 体育 旅游 养老 服务 社区 生态 环境 环境保护 治理 改革 创新 营商环境 \
乡村 振兴 住房 就业 科技 产业 财政 预算 决算 执行 审计 法治 司法 公安 垃圾 分类 更新 改造 设施 系统 机制 制度 \
综合 综合治理 综合整治 人大代表建议 政协提案 政协委员提案 街道办事处 办事处 实施意见 服务热线 和平区 和平县 和县 回头看 满意度 解决 采纳 推动 高质量 进一步 切实 全面 持续 问题 整改 联系 服务 群众 企业 项目 主任 区长 市长";

/// Characters that close a place's or an organ's name.
pub(super) const NAME_ENDS: &str = "省市区县镇乡村局委办厅院部";

/// Measure words that a number before them does not part from.
pub(super) const MEASURES: &str = "年月日届次号件个项名条届期批万亿元类";

/// Words that are never the first of a line in a title, because they finish what is before them.
pub(super) const FINISHING: [&str; 2] = ["期间", "会后"];

/// Characters that are never the first of a line in a title, besides closing marks.
pub(super) const CLINGING: &str = "的和与及暨等";
