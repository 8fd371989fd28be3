import { rejections } from '@healthcert/domain/kernel';

export const bookingRefusals = {
  DayNotOpened: { zh: '该日尚未放号', en: 'The day is not opened for booking' },
  DayOpened: { zh: '该日已放号，请修改号源', en: 'The day is opened already: change its seats instead' },
  DayPast: { zh: '该日已过', en: 'The day is past' },
  SlotPast: { zh: '该时段已过', en: 'The time is past' },
  SlotUnknown: { zh: '该日没有 {slot} 时段', en: 'The day has no time {slot}' },
  SlotClosed: { zh: '{slot} 时段已停约', en: 'The time {slot} is closed' },
  SlotFull: { zh: '{slot} 时段已约满', en: 'The time {slot} is full' },
  SlotsOverlap: { zh: '{slot} 时段与前一时段重叠或起止颠倒', en: 'The time {slot} overlaps the one before, or ends before it begins' },
  HeldBeyondSeats: { zh: '{slot} 时段的现场预留多于号源', en: 'More seats are held for walk-ins at {slot} than there are' },
  BelowTaken: { zh: '{slot} 时段已约 {taken} 人，号源不能少于此数', en: '{taken} seats are taken at {slot}: there cannot be fewer' },
  NoSlots: { zh: '请至少设置一个时段', en: 'Give at least one time' },
  AlreadyBooked: {
    zh: '此人已预约 {date} {slot}，请改约或先取消',
    en: 'The person is booked for {date} {slot} already: move or cancel that booking',
  },
  BeingBooked: { zh: '另一处正在为此人预约，请稍候再试', en: 'Somebody else is just booking for this person: try again in a moment' },
  NotBooked: { zh: '该日没有此预约，可能已取消或改约', en: 'The day has no such booking: it was cancelled or moved' },
  NotToday: { zh: '不是今天的预约，请先改约到今天', en: 'The booking is not for today: move it to today first' },
  WalkInToday: { zh: '现场号只能取当天的', en: 'Walk-ins are admitted today only' },
  NoDiscretion: { zh: '该日不允许加号', en: 'Nobody is admitted beyond the seats on this day' },
  SeatsLeft: { zh: '{slot} 时段仍有号，请取现场号', en: 'There are seats left at {slot}: admit as a walk-in' },
  HasArrived: { zh: '此人已到检', en: 'The person has arrived' },
  WasMissed: { zh: '已登记爽约；如其到检，可直接登记到检', en: 'Recorded as missed: if they come after all, record the arrival' },
  NotMissedYet: { zh: '时段结束后才能登记爽约', en: 'Nobody has missed it before the time is over' },
  NothingToUndo: { zh: '没有可以撤销的到检或爽约', en: 'There is no arrival and no missed booking to undo' },
  CaseRegistered: { zh: '已为此预约登记体检，不能撤销', en: 'A case was registered for the booking: it cannot be undone' },
  OtherCase: { zh: '此预约已登记另一次体检', en: 'Another case was registered for this booking' },
  OtherPerson: { zh: '此预约属于另一人', en: 'The booking is another person’s' },
  SlotOpen: { zh: '该时段没有停约，无需通知', en: 'The time is not closed: there is nothing to tell' },
  NoteMissing: { zh: '请填写取消原因', en: 'Say why it is cancelled' },
  UnknownProgramme: { zh: '没有正在施行的此方案', en: 'No such programme is in force' },
  UnknownJob: { zh: '该体检方案中没有此工种', en: 'The programme has no such job' },
} as const;

export type BookingRefusal = keyof typeof bookingRefusals;

export const reject = rejections<BookingRefusal>(bookingRefusals);
