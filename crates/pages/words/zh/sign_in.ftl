# 登录与密码
sign-in = 登录
sign-in-title = 工作人员登录
sign-in-forgot = 忘记密码，请联系本级管理员重置。
sign-out = 退出登录
demo-accounts = 演示账号
password-change = 修改密码
password-forced = 这是第一次登录，请先换一个自己的密码。
