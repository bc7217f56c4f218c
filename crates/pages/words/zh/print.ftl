# 审批表
sheet-close = 办结审批表
sheet-cancel = 问题销号审批表
sheet-extension = 延期审批表
sheet-about = 打印后请签字，再上传扫描件。
sheet-number = 编号：
sheet-opinion-unit = 责任单位意见
sheet-opinion-lead = 营商办核验意见
sheet-opinion-leader = 分管领导意见
sheet-sign = 签字（盖章）：＿＿＿＿＿＿＿＿
sheet-day = 　　　年　　月　　日
sheet-foot = 本表一式两份，责任单位、营商办各存一份。
