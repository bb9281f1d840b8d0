/** JSON that is well-formed and wrong: fields lost, doubled or of another kind, numbers and lengths at their edges. */
import { utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { spoilt } from './mutate.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const STRANGE: readonly Json[] = [
  null,
  true,
  0,
  -1,
  -0,
  0.5,
  1e308,
  255,
  256,
  65536,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  '',
  ' ',
  '0',
  'a'.repeat(65),
  '\u0000',
  '\ud800',
  '一票',
  '../../etc/passwd',
  '00'.repeat(33),
  '2026-02-30',
  '9999-99-99T99:99',
  [],
  {},
  [[[[[[[[]]]]]]]],
]
const KEYS = ['__proto__', 'constructor', 'toString', 'type', 'format', '', 'length', '\ud800']

/** Half of the inputs are spoilt as values, half as text. */
export function spoiltJson(random: Dice, samples: readonly Uint8Array[], most: number): Uint8Array {
  if (random.oneIn(2)) return spoilt(random, samples, { most })
  return spoiltValue(random, random.pick(samples), most)
}

/** The text of one sample with one to three of its values changed; still JSON, unless a key was doubled on purpose. */
function spoiltValue(random: Dice, sample: Uint8Array, most: number): Uint8Array {
  let value = JSON.parse(new TextDecoder().decode(sample)) as Json
  for (let changes = 1 + random.below(3); changes > 0; changes--) value = changed(random, value)
  let text = JSON.stringify(value)
  if (random.oneIn(16)) text = text.replace('{', () => `{"format":"x",`)
  const bytes = utf8(text)
  return bytes.length <= most ? bytes : bytes.slice(0, most)
}

function changed(random: Dice, value: Json): Json {
  if (value === null || typeof value !== 'object' || random.oneIn(12)) return replaced(random, value)
  if (Array.isArray(value)) {
    const own = [...value]
    const at = random.below(own.length + 1)
    const item = own[at]
    if (item === undefined) return [...own, random.pick(STRANGE)]
    if (random.oneIn(8)) return own.filter((_, i) => i !== at)
    if (random.oneIn(8)) return [...own, ...Array.from({ length: 1 + random.below(20) }, () => item)]
    own[at] = changed(random, item)
    return own
  }
  return changedMember(random, value)
}

function changedMember(random: Dice, value: { [key: string]: Json }): Json {
  const members = Object.entries(value)
  const member = members[random.below(members.length)]
  if (member === undefined || random.oneIn(10)) {
    return Object.fromEntries([...members, [random.pick(KEYS), random.pick(STRANGE)]])
  }
  const [key, held] = member
  if (random.oneIn(10)) return Object.fromEntries(members.filter(([name]) => name !== key))
  return Object.fromEntries(members.map(([name, each]) => [name, name === key ? changed(random, held) : each]))
}

function replaced(random: Dice, value: Json): Json {
  if (typeof value === 'number' && random.oneIn(2)) return value + random.pick([-1, 1, 0.5, 2 ** 32])
  if (typeof value !== 'string' || value === '' || random.oneIn(3)) return random.pick(STRANGE)
  const at = random.below(value.length)
  switch (random.below(4)) {
    case 0:
      return value.slice(0, at) + random.pick(['0', 'f', 'G', '\n', '"', '髙', '\u0000']) + value.slice(at + 1)
    case 1:
      return value.slice(0, at)
    case 2:
      return value + value
    default:
      return value.repeat(random.oneIn(6) ? 500 : 2)
  }
}

/** scrypt is slow by design (some 10 ms): what it closes is opened seldom, and never at the cost that a planted file may ask for. */
export function costsTooMuch(bytes: Uint8Array): boolean {
  return /"cost":\s*1[1-9]|"cost":\s*20/.test(new TextDecoder().decode(bytes))
}

/** In its canonical form; what has none stays as it is, and is refused. */
export function canonicalOf(bytes: Uint8Array): Uint8Array {
  try {
    return canonicalJson(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
  } catch {
    // No JSON, or none with a canonical form.
    return bytes
  }
}
