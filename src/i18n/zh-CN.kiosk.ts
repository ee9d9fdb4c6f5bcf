import type { KioskMessages } from './en.kiosk.ts';

const listed = (things: readonly string[]) => new Intl.ListFormat('zh-CN').format(things);

export const kiosk: KioskMessages = {
  title: '自助拍照机',
  idle: {
    title: '自助拍身份证照片',
    lead: '站到机器前，听提示拍照，合格就领回执。',
    start: '点这里开始',
    staff: '工作人员',
    closed: '暂停服务',
    closedNote: '机器正在等网络恢复，恢复后自动开始。',
  },
  language: { title: '请选择语言', elder: '长辈版：字大、慢一点' },
  consent: {
    title: '拍照之前，请看一下',
    lead: (authority = '办证机关') =>
      `照片在这台机器上检查。您确认用哪一张，那一张才会发给${authority}。`,
    points: (days, settledDays) => [
      '不问姓名、证件号码和住址。',
      `发出的照片和检查结果保存 ${days} 天，到期就删除。`,
      ...(settledDays !== undefined && settledDays < days
        ? [`派出所处理以后，最多再保存 ${settledDays} 天。`]
        : []),
      '您离开后，这台机器上什么都不留。',
    ],
    agree: '同意，开始拍照',
    decline: '不同意',
  },
  capture: {
    file: '用 U 盘或扫描的照片',
    drop: '松手就开始检查',
    cameraWaits: '摄像头接好后会自动继续。',
  },
  checking: '正在检查照片',
  result: {
    use: '用这张，领回执',
    again: (left) => `再拍一张（还能拍 ${left} 次）`,
    usedUp: '拍的照片都没有通过。请到窗口，工作人员会帮您拍。',
    askStaff: '把这张交给工作人员定',
    askStaffNote: '会打印一张回执，能不能用由工作人员决定。',
    refused: '这个文件没有算一次，可以再拍。',
  },
  sending: {
    title: '正在提交',
    nothingLost: '照片还在，网络恢复就会自动提交，只会有一张回执。',
    retryIn: (seconds) => `${seconds} 秒后自动再试`,
    retry: '马上再试',
    toCounter: '请到窗口，告诉工作人员屏幕上的这句话。',
  },
  receipt: {
    title: '提交好了，请拿好回执',
    review: '这张照片要由工作人员来定',
    printing: '回执正在打印，请从出纸口取。',
    photograph: '用手机拍下这个二维码和回执号。',
    again: '再打印一张',
    done: '我好了',
    steps: (bring = ['这张回执', '您的证件']) => [
      `到派出所时，带上${listed(bring)}。`,
      '把二维码给工作人员扫一下。',
    ],
  },
  leave: '退出',
  ending: (seconds) => `${seconds} 秒后回到开始页面`,
  endingNote: '您的照片会从这台机器上清除。',
  stay: '我还在',
  settings: {
    title: '自助机设置',
    lead: '请输入这台机器的口令。口令由管理员在服务器上创建，权限是 assess。',
    token: '口令',
    open: '打开设置',
    cancel: '取消',
    noScope: '这个口令不能用来提交照片，请换一个有 assess 权限的。',
    station: (id) => `口令属于：${id}`,
    spec: '照片标准',
    camera: '摄像头',
    anyCamera: '自动选择',
    cameraNumber: (index) => `第 ${index} 个摄像头`,
    paper: '回执打印',
    papers: { '80mm': '80 毫米小票', a4: 'A4 纸', none: '不打印，只显示' },
    language: '开始时的语言',
    voice: '语音提示',
    tries: '每人可拍几次',
    countdown: '拍照倒数（秒）',
    patience: '没人操作多久退出（秒）',
    receiptSeconds: '回执显示多久（秒）',
    firstToken: '服务器的初始口令（有全部权限）',
    range: (min, max) => `${min} 到 ${max}`,
    outOfRange: (min, max) => `请输入 ${min} 到 ${max} 之间的整数。`,
    save: '保存，开始服务',
    forget: '清除口令和设置',
  },
};
