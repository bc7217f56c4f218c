# 出错页
fault-not_found = 没有找到这个页面
fault-about-not_found = 地址可能写错了，或这一项不在您可以查看的范围内。可以从台账或搜索再找一下。
fault-denied = 这件事不在您的权限内
fault-about-denied = 要办这件事，请联系营商办或管理员。
fault-refused = 现在还不能这样办
fault-about-refused = 您填写的内容没有提交，台账没有变化。请返回，照上面的说明处理后再试。
fault-unusable = 提交的内容没有收全
fault-about-unusable = 页面可能放得太久，或文件太大。请返回刷新页面，再提交一次；内容没有写入。
fault-throttled = 尝试次数太多
fault-about-throttled = 为保护账号，请稍等几分钟再试。
fault-world = 系统出了问题
fault-about-world = 这次操作没有写入，之前的内容都在。请稍后再试；还不行的话，请把下面的查询号告诉管理员。
fault-cites = 依据：
fault-number = 查询号
fault-back = 返回
