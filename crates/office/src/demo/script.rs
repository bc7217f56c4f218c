//! 台词: what people of the demo write. Invented, and plain enough to fit any measure.

use super::draws::Draws;

const DONE: [&str; 10] = [
    "本月召开专题推进会1次，任务分解到股室，责任到人。",
    "已完成现场核查，问题清单交相关股室逐项销号。",
    "办事指南重新修订并上墙，窗口人员集中培训1次。",
    "系统接口联调通过，试运行期间没有出现退件。",
    "走访企业12家，收集意见9条，已答复7条。",
    "相关文件已征求各单位意见，正在修改完善。",
    "对照时限逐件倒查，超时件全部说明原因并整改。",
    "与市级主管部门对接2次，口径已经统一。",
    "设备采购完成，正在安装调试。",
    "公示栏和网站同步更新，群众可以随时查询。",
];
const HINDRANCE: [&str; 5] = ["", "", "", "部分数据要等市级平台开放接口，进度受影响。", "经费尚未落实，需要财政支持。"];
const NEXT: [&str; 5] = [
    "下月完成剩余任务，并组织一次自查。",
    "继续压缩办理时间，做好宣传。",
    "按节点推进，月底前报送佐证材料。",
    "加强部门会商，争取提前完成。",
    "组织回访，听取企业意见。",
];
const FINISHED: [&str; 4] = [
    "各项任务已经完成，佐证材料齐全，申请办结。",
    "目标已经达到，运行平稳，申请办结。",
    "制度已印发并执行两个月，效果较好，申请办结。",
    "经自查，承诺事项全部落实，申请办结。",
];
const RETURNED: [&str; 3] = [
    "佐证材料缺少加盖公章的文件，请补齐后再报。",
    "数据截至上月，请补充本月情况。",
    "完成情况与指标口径不一致，请对照方案核实。",
];
const ADVICE: [&str; 3] = [
    "现场看到公示内容与实际不符，请尽快更新。",
    "企业反映电话打不通，建议增加值守人员。",
    "进展较慢，建议分管领导调度一次。",
];
const EXTENSION: [&str; 2] =
    ["市级平台升级推迟，接口要到下月才能开放，申请延期一个月。", "招标流标一次，重新组织采购，申请延期。"];
const EFFECT: [&str; 3] = [
    "抽查办件20件，全部在承诺时限内办结，企业评价较好。",
    "对照评价标准自查，失分点已经消除。",
    "回访企业15家，满意14家，基本满意1家。",
];

/// What was done.
pub fn done(draws: &Draws) -> String {
    let (first, second) = (draws.pick(&DONE), draws.pick(&DONE));
    if first == second { first.to_owned() } else { format!("{first}{second}") }
}

/// What hinders.
pub fn hindrance(draws: &Draws) -> String {
    draws.pick(&HINDRANCE).to_owned()
}

/// What comes next.
pub fn next(draws: &Draws) -> String {
    draws.pick(&NEXT).to_owned()
}

/// That it is finished.
pub fn finished(draws: &Draws) -> String {
    draws.pick(&FINISHED).to_owned()
}

/// Why it comes back.
pub fn returned(draws: &Draws) -> String {
    draws.pick(&RETURNED).to_owned()
}

/// What a supervisor says.
pub fn advice(draws: &Draws) -> String {
    draws.pick(&ADVICE).to_owned()
}

/// Why more time is asked for.
pub fn extension(draws: &Draws) -> String {
    draws.pick(&EXTENSION).to_owned()
}

/// That a problem is mended.
pub fn effect(draws: &Draws) -> String {
    draws.pick(&EFFECT).to_owned()
}
