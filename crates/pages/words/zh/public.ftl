# 公众首页
public-title = 营商环境服务
public-lead = 方案怎么定、事情办到哪一步、效果怎么样，都有据可查。
public-sign-in = 工作人员登录
public-entries = 公众服务
public-matters = 事项
public-about-matters = 查办事指南，在网上办事
public-appeals = 诉求
public-about-appeals = 反映困难，查看答复
public-credit = 信用
public-about-credit = 查自己的信用记录
public-verify = 核验
public-about-verify = 核对证照、文书真伪
public-notices = 公示
public-about-notices = 看公示和统计数据
public-not-yet = 尚未开放
public-notice = 企业诉求已经开放，其余四项正在准备，开放后会在这里公布。现在要办事，请到区政务服务中心窗口，或拨打 12345。
