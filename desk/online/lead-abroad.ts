/** The people of an election of voters abroad (S-12): their roll, letters to four zones, and one who votes on paper at a consulate. */
import { assert } from '#election/assert.ts'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { AT_CONSULATE, CARDS_ABROAD, electorsAbroad } from '#simulation/online/programs/abroad.ts'
import type { OnlinePrograms } from '#simulation/online/programs/online-programs.ts'
import { readLetter } from '#simulation/online/programs/read-letter.ts'
import { RefusedToStaff } from '#simulation/online/programs/staff-browser.ts'

export interface AbroadPapers {
  /** All letters, in one PDF. */
  readonly pdfs: readonly Uint8Array[]
  readonly count: number
  /** Those whose cards are at the page of cards. */
  readonly shown: readonly AbroadLetter[]
}

interface AbroadLetter {
  readonly name: string
  /** A telephone reads it from the 2D code. */
  readonly address: URL
  readonly card: keyof typeof TEST_CARDS
  /** Number of the certificate (在外選挙人証), which is not on the letter. */
  readonly certificate: string
}

/** Both bring the same file; one whom somebody brought at the office's page is there already. */
export async function bringElectors({ staff }: OnlinePrograms): Promise<void> {
  const csv = electorsAbroad(Math.floor(Date.now() / 1000))
  for (const each of staff) {
    const brought = await each.ask('import', { csv })
    assert(brought.type === 'brought' || brought.type === 'imported', `the roll of electors abroad: ${brought.type}`)
  }
}

/** Who may vote online and has not applied by page asks on paper. */
export async function applyAbroad({ staff: [first] }: OnlinePrograms): Promise<void> {
  for (const rollNo of numbersOf(electorsAbroad(Math.floor(Date.now() / 1000)))) {
    const { voters } = await first.ask('voter', { rollNo })
    // A mark takes the right: nobody asks for who has died, has come back or has a paper.
    if (voters[0]?.mark !== 'none') continue
    await first.ask('apply', { rollNo, category: null }).catch((error: unknown) => {
      if (!(error instanceof RefusedToStaff) || error.refusal !== 'already-there') throw error
    })
  }
}

function numbersOf(csv: string): readonly string[] {
  return csv
    .split('\n')
    .slice(1)
    .flatMap((line) => line.split(',')[0] || [])
}

export async function printAbroad({ staff: [, second] }: OnlinePrograms): Promise<AbroadPapers> {
  const { letters } = await second.ask('letters', { state: 'drawn' })
  const print = async (some: readonly string[]) => {
    const { pdf } = await second.ask('print', { letters: some })
    return new Uint8Array(Buffer.from(pdf, 'base64'))
  }
  const shown: AbroadLetter[] = []
  for (const [certificate, card] of Object.entries(CARDS_ABROAD)) {
    const { person } = TEST_CARDS[card]
    const own = letters.find(({ name }) => name === person.name)
    if (own === undefined) continue
    shown.push({ name: person.name, address: await readLetter(await print([own.letter])), card, certificate })
  }
  return { pdfs: [await print(letters.map(({ letter }) => letter))], count: letters.length, shown }
}

/** The office looks up, shuts the box by two, and the consulate gives the paper (M7, M10). */
export async function votesOnPaper({ staff: [first, second] }: OnlinePrograms): Promise<void> {
  const before = await first.ask('voter', { rollNo: AT_CONSULATE })
  const [voter] = before.voters
  if (voter?.paper !== 'hold-first') return
  const why = `在外公館投票：${voter.abroad?.consulate ?? ''}`
  const { id } = await first.ask('ask', { kind: 'hold', rollNo: AT_CONSULATE, why })
  await second.ask('decide', { id, do: true })
  const after = await first.ask('voter', { rollNo: AT_CONSULATE })
  assert(after.voters[0]?.paper === 'held', 'a paper beside a shut box')
}
