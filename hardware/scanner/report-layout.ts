/**
 * Where a bar code scanner puts what it has read, by its own report descriptor: makers agree on the usages (HID Point of Sale Usage
 * Tables 1.02, page 0x8C) and not on the places. Items as in HID 1.11, 6.2.2.
 */
export interface ReportLayout {
  /** null: the device numbers its reports not at all. */
  readonly id: number | null
  /** Length of a whole report, with its id. */
  readonly bytes: number
  /** The byte that says how many of the data bytes count; null: zeros fill up. */
  readonly lengthAt: number | null
  readonly dataAt: number
  readonly dataBytes: number
  /** The bit that says that the code goes on in the next report; null: there is none. */
  readonly more: { readonly at: number; readonly bit: number } | null
}

/** Usage page and usage as one number, as the standard writes extended usages. */
const SCANNER = 0x8c_0002
const DECODED_DATA = 0x8c_00fe
const CONTINUED = 0x8c_00ff
/** Generic Desktop: how many bytes of a buffer count. */
const BYTE_COUNT = 0x01_003b
const DATA_BYTES_MAX = 1024
/** HID_MAX_BUFFER_SIZE of the kernel: no report is longer, whatever a descriptor says. */
const REPORT_BYTES_MAX = 16_384
const USAGES_MAX = 256

interface Field {
  readonly usages: readonly number[]
  readonly report: number
  /** In bits, from the first one behind the id. */
  readonly at: number
  readonly size: number
  readonly count: number
}

/** @returns null for a device that is no bar code scanner, or whose data no byte holds */
export function scannerLayout(descriptor: Uint8Array): ReportLayout | null {
  const fields = inputFields(descriptor)
  const data = fields.find(({ usages, size, count }) => usages.includes(DECODED_DATA) && size === 8 && count > 1)
  if (data === undefined || data.at % 8 !== 0 || data.count > DATA_BYTES_MAX) return null
  const ofReport = fields.filter(({ report }) => report === data.report)
  const idBytes = data.report === 0 ? 0 : 1
  const byteOf = (bit: number) => idBytes + Math.floor(bit / 8)
  const length = ofReport.find(({ usages, size }) => usages.includes(BYTE_COUNT) && size === 8)
  const more = ofReport.find(({ usages, size }) => usages.includes(CONTINUED) && size <= 8)
  const moreAt = more && more.at + more.usages.indexOf(CONTINUED) * more.size
  const bits = Math.max(...ofReport.map(({ at, size, count }) => at + size * count))
  if (bits > REPORT_BYTES_MAX * 8) return null
  return {
    id: data.report === 0 ? null : data.report,
    bytes: idBytes + Math.ceil(bits / 8),
    lengthAt: length === undefined ? null : byteOf(length.at),
    dataAt: byteOf(data.at),
    dataBytes: data.count,
    more: moreAt === undefined ? null : { at: byteOf(moreAt), bit: moreAt % 8 },
  }
}

interface Globals {
  readonly page: number
  readonly size: number
  readonly count: number
  readonly report: number
}

function inputFields(descriptor: Uint8Array): readonly Field[] {
  const fields: Field[] = []
  const used = new Map<number, number>()
  const stack: Globals[] = []
  let global: Globals = { page: 0, size: 0, count: 0, report: 0 }
  let usages: number[] = []
  let from = 0
  let depth = 0
  let within = 0
  for (const { kind, value, bytes } of itemsOf(descriptor)) {
    const usage = () => (bytes === 4 ? value : global.page * 0x1_0000 + value)
    switch (kind) {
      case 0x04:
        global = { ...global, page: value }
        break
      case 0x74:
        global = { ...global, size: value }
        break
      case 0x94:
        global = { ...global, count: value }
        break
      case 0x84:
        global = { ...global, report: value }
        break
      case 0xa4:
        stack.push(global)
        break
      case 0xb4:
        global = stack.pop() ?? global
        break
      case 0x08:
        usages.push(usage())
        break
      case 0x18:
        from = usage()
        break
      case 0x28:
        for (let each = from; each <= usage() && usages.length < USAGES_MAX; each++) usages.push(each)
        break
      case 0xa0:
        depth++
        if (usages.includes(SCANNER)) within = depth
        usages = []
        break
      case 0xc0:
        if (within === depth) within = 0
        depth--
        usages = []
        break
      case 0x80: {
        const { size, count, report } = global
        const at = used.get(report) ?? 0
        used.set(report, at + size * count)
        // A usage beyond the last control has no place in the report.
        if (within > 0 && size > 0) fields.push({ usages: usages.slice(0, count), report, at, size, count })
        usages = []
        break
      }
      // Output and feature reports use up their usages.
      case 0x90:
      case 0xb0:
        usages = []
    }
  }
  return fields
}

interface Item {
  /** Its tag and type, without the two bits of its size. */
  readonly kind: number
  readonly value: number
  readonly bytes: number
}

/** Ends at the first item that is cut, or is of the long form, which nobody has defined anything for. */
function* itemsOf(descriptor: Uint8Array): Iterable<Item> {
  for (let at = 0; at < descriptor.length; ) {
    const prefix = descriptor[at] ?? 0
    const bytes = [0, 1, 2, 4][prefix & 3] ?? 0
    if (prefix === 0xfe || at + 1 + bytes > descriptor.length) return
    const value = descriptor.subarray(at + 1, at + 1 + bytes).reduceRight((sum, byte) => sum * 256 + byte, 0)
    yield { kind: prefix & 0xfc, value, bytes }
    at += 1 + bytes
  }
}
