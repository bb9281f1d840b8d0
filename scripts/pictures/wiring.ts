/** What is plugged in where: one drawing a machine, in both languages at once, by the names of `/etc/ippyo/usb.conf` and of the configuration. */

export const WIRED = ['kiosk', 'issuer', 'tally'] as const
export type Wired = (typeof WIRED)[number]

interface Device {
  /** As the package knows the socket, or as the configuration knows the line of the board. */
  readonly socket: string
  readonly ja: string
  readonly en: string
  /** Lies behind the locked front. */
  readonly locked?: true
  /** A line of the board, no USB. */
  readonly board?: true
}

interface Machine {
  readonly ja: string
  readonly en: string
  readonly devices: readonly Device[]
}

const touch: Device = { socket: 'touch', ja: 'タッチパネル', en: 'touch panel (USB HID)' }
const hands: Device = {
  socket: 'touch',
  ja: 'タッチパネル、キーボード、マウス（一つに一行）',
  en: 'touch panel, keyboard, mouse (a line each)',
}
const reader: Device = { socket: 'reader', ja: 'USBシリアル', en: 'USB serial' }
const slot = (number: number): Device => ({
  socket: `slot${number}`,
  ja: '投票の媒体の差込口（ext4）',
  en: 'slot for a medium with votes (ext4)',
})

export const MACHINES: Readonly<Record<Wired, Machine>> = {
  kiosk: {
    ja: '投票機',
    en: 'Voting machine',
    devices: [
      reader,
      touch,
      { socket: 'original', ja: '正（原本）の媒体（ext4）', en: 'original medium (ext4)', locked: true },
      { socket: 'duplicate', ja: '副（複写）の媒体（ext4）', en: 'duplicate medium (ext4)', locked: true },
      { socket: 'keypad', ja: 'キーパッド（音声）', en: 'keypad (by ear)' },
      { socket: 'headphones', ja: 'ヘッドホン専用の音源（音声）', en: 'sound card for headphones alone (by ear)' },
      { socket: 'front', ja: '前面の接点：閉じて1', en: 'contact of the front: shut is 1', board: true },
      { socket: 'lamp', ja: '係員を呼ぶ灯：1で点く', en: 'staff lamp: 1 is light', board: true },
    ],
  },
  issuer: {
    ja: '発券機',
    en: 'Issuer',
    devices: [
      reader,
      hands,
      { socket: 'scanner', ja: '入場券のスキャナー', en: 'ticket scanner (USB HID POS)' },
      { socket: 'takeover', ja: '引継の媒体（ext4）', en: 'take-over medium (ext4)' },
      { socket: 'reports', ja: '報告の媒体（ext4）', en: 'medium for reports (ext4)' },
      { socket: 'papers', ja: '書類の媒体（ext4）', en: 'medium for papers (ext4)' },
      { socket: 'rolls', ja: '名簿一覧の媒体（FAT、exFAT）', en: 'medium with roll lists (FAT, exFAT)' },
      { socket: 'printer', ja: 'プリンター（なくてもよい）', en: 'printer (or none)' },
    ],
  },
  tally: {
    ja: '集計機',
    en: 'Tally',
    devices: [
      hands,
      ...[1, 2, 3, 4].map(slot),
      { socket: 'reports', ja: '報告の媒体（ext4）', en: 'medium with reports (ext4)' },
      { socket: 'papers', ja: '書類の媒体（ext4）', en: 'medium for papers (ext4)' },
      { socket: 'shares', ja: '鍵の持ち分の媒体（FAT、exFAT）', en: 'medium with key shares (FAT, exFAT)' },
      { socket: 'printer', ja: 'プリンター（なくてもよい）', en: 'printer (or none)' },
    ],
  },
}

const WIDTH = 900
const ROW = 62
const TOP = 70
/** The four wires of the card reader need room. */
const READER_ROW = 132
const [PC_LEFT, PC_RIGHT, DEVICE_LEFT] = [20, 250, 370]
const WIRES = [
  ['3.3 V', '3.3 V'],
  ['GND', 'GND'],
  ['TX', 'RX'],
  ['RX', 'TX'],
] as const

export function wiringSvg(machine: Wired): string {
  const { ja, en, devices } = MACHINES[machine]
  const places = placesOf(devices)
  const end = (places.at(-1)?.bottom ?? TOP) + 8
  const height = end + 76
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    `<title>${ja}のつなぎ方 / Wiring: ${en}</title>`,
    '<style>text{font-family:"BIZ UDPGothic","Noto Sans JP","Noto Sans CJK JP","Hiragino Sans",Meiryo,sans-serif;font-size:15px;fill:#111}',
    '.strong{font-size:18px;font-weight:bold}.en{font-size:13px;fill:#333}.socket{font-family:monospace;font-size:17px;font-weight:bold}',
    '.box{fill:#fff;stroke:#111;stroke-width:2}.machine{fill:#eef3f8;stroke:#111;stroke-width:2}.plug{fill:#111}.wire{stroke:#111;stroke-width:3;fill:none}',
    '.thin{stroke:#111;stroke-width:2;fill:none}.board{stroke:#111;stroke-width:3;stroke-dasharray:3 5;fill:none}',
    '.locked{fill:#fff3d6;stroke:#7a4b00;stroke-width:2;stroke-dasharray:9 5}</style>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<rect class="machine" x="${PC_LEFT}" y="16" width="${PC_RIGHT - PC_LEFT}" height="${end - 16}" rx="8"/>`,
    `<text class="strong" x="36" y="44">${ja}（PC）</text><text class="en" x="36" y="62">${en}</text>`,
    lockedFront(places),
    ...places.map(drawn),
    ...notes(machine).map((words, line) => `<text class="en" x="20" y="${end + 26 + line * 20}">${words}</text>`),
    '</svg>',
  ].join('\n')}\n`
}

interface Place extends Device {
  readonly top: number
  readonly bottom: number
}

function placesOf(devices: readonly Device[]): readonly Place[] {
  let top = TOP
  return devices.map((device) => {
    const place = { ...device, top, bottom: top + (device.socket === 'reader' ? READER_ROW : ROW) }
    top = place.bottom
    return place
  })
}

function lockedFront(places: readonly Place[]): string {
  const locked = places.filter((place) => place.locked)
  const [first, last] = [locked.at(0), locked.at(-1)]
  if (first === undefined || last === undefined) return ''
  const right = WIDTH - 12
  return [
    `<rect class="locked" x="${PC_RIGHT + 24}" y="${first.top}" width="${right - PC_RIGHT - 24}" height="${last.bottom - first.top - 2}" rx="8"/>`,
    `<text x="${right - 14}" y="${first.top + 56}" text-anchor="end">錠のある前面の内側</text>`,
    `<text class="en" x="${right - 14}" y="${first.top + 76}" text-anchor="end">behind the locked front</text>`,
  ].join('\n')
}

function drawn(place: Place): string {
  const y = place.top + 30
  const width = place.socket === 'reader' ? 150 : place.locked ? 270 : 440
  return [
    `<text class="socket" x="${PC_RIGHT - 14}" y="${y + 6}" text-anchor="end">${place.socket}</text>`,
    place.board
      ? `<circle class="plug" cx="${PC_RIGHT}" cy="${y}" r="7"/>`
      : `<rect class="plug" x="${PC_RIGHT - 6}" y="${y - 9}" width="20" height="18" rx="3"/>`,
    `<path class="${place.board ? 'board' : 'wire'}" d="M${PC_RIGHT + 12} ${y}H${DEVICE_LEFT}"/>`,
    `<rect class="box" x="${DEVICE_LEFT}" y="${y - 25}" width="${width}" height="50" rx="6"/>`,
    `<text x="${DEVICE_LEFT + 14}" y="${y - 3}">${place.ja}</text>`,
    `<text class="en" x="${DEVICE_LEFT + 14}" y="${y + 15}">${place.en}</text>`,
    ...(place.socket === 'reader' ? [board(place.top)] : []),
  ].join('\n')
}

/** The reader's own board: what sends goes to what receives. */
function board(top: number): string {
  const [left, right, first, step] = [DEVICE_LEFT + 150, 660, top + 26, 27]
  const wires = WIRES.map(([from, to], line) => {
    const y = first + line * step
    return [
      `<path class="thin" d="M${left} ${y}H${right}"/>`,
      `<text class="en" x="${left + 8}" y="${y - 4}">${from}</text>`,
      `<text class="en" x="${right - 8}" y="${y - 4}" text-anchor="end">${to}</text>`,
    ].join('\n')
  })
  return [
    `<rect class="box" x="${DEVICE_LEFT}" y="${top + 5}" width="150" height="116" rx="6"/>`,
    `<text x="${DEVICE_LEFT + 14}" y="${top + 27}">${reader.ja}</text>`,
    `<text class="en" x="${DEVICE_LEFT + 14}" y="${top + 45}">${reader.en}</text>`,
    `<rect class="box" x="${right}" y="${top + 5}" width="${WIDTH - 20 - right}" height="116" rx="6"/>`,
    `<text x="${right + 14}" y="${top + 38}">カード読取機</text>`,
    `<text x="${right + 14}" y="${top + 60}">PN532 の基板（HSU）</text>`,
    `<text class="en" x="${right + 14}" y="${top + 82}">card reader: PN532, HSU</text>`,
    ...wires,
  ].join('\n')
}

function notes(machine: Wired): readonly string[] {
  const hub = 'ハブを使うなら、その差込口も一行：hub　/　a hub has a line of its own: hub'
  const none = 'ネットワークのケーブルと無線は、ない。/ No network cable, no radio.'
  return machine === 'kiosk' ? [`${none}　点線は基板の線　/　dotted: lines of the board`, hub] : [none, hub]
}
