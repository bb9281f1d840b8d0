/** People at the counting machine: they read its words, press what is written, and type with its keyboard. */
import { tallyWords as words } from '#ui/messages/tally-screen.ts'
import { arrivalWords, paperWords } from '#words/tally.ts'
import type { AtTheGlass } from './at-the-glass.ts'
import type { Machine } from './machine.ts'

export interface CountingStaff {
  readonly glass: AtTheGlass
  readonly keyboard: Pick<Machine, 'types'>
}

interface Words {
  readonly ja: string
}

/** From the locked key to the page on which the count begins. */
export async function opensKey(staff: CountingStaff, passphrase: string): Promise<void> {
  await staff.glass.sees(words.startTitle.ja)
  await writes(staff, words.machinePassphrase, passphrase)
  await staff.keyboard.types('ret')
  await staff.glass.sees(words.keyIsOpen.ja)
}

/** A station by its transport list: nothing differs. Its seal's number is any. */
export async function receives(staff: CountingStaff): Promise<void> {
  const { glass } = staff
  await glass.presses(arrivalWords.receive.ja)
  await glass.presses(arrivalWords.boxesWhole.ja)
  await writes(staff, arrivalWords.label, '123456')
  await glass.presses(arrivalWords.restAsListed.ja)
  await writes(staff, arrivalWords.clerk, 'sato')
  await glass.presses(arrivalWords.receive.ja)
  await glass.sees(arrivalWords.receiveAgain.ja)
}

/** Reports and media in their sockets, each report as on its paper, and all is mixed. */
export async function readsAndMixes({ glass }: CountingStaff): Promise<void> {
  await glass.presses(words.readReports.ja)
  await glass.presses(words.sameAsPaper.ja)
  await glass.changes()
  await glass.presses(words.readMedia.ja)
  // Said as the next step, with the page on which it is.
  await glass.sees(words.mix.ja)
  await glass.presses(words.pageKeys.ja)
  await glass.sees(words.mixTitle.ja)
  await glass.presses(words.mix.ja)
}

/**
 * One holder after the other, in the order of their seats; the last one's work opens the list.
 * @param seats that are empty at first
 */
export async function holdersOpen(
  staff: CountingStaff,
  seats: number,
  holders: readonly { readonly index: number; readonly passphrase: string }[],
): Promise<void> {
  const { glass, keyboard } = staff
  for (const [given, { index, passphrase }] of holders.entries()) {
    // A seat that is filled asks for nothing any more.
    await glass.pressesInRow(words.holder.ja, index - 1 - given, seats - given)
    await types(staff, `holder ${index}`)
    await keyboard.types('tab')
    await types(staff, passphrase)
    // The number of votes is agreed to.
    await keyboard.types('tab', 'spc')
    await glass.changes()
    await keyboard.types('ret')
    await glass.changes()
  }
}

/** Nobody voted on paper, which chair and a witness say of each contest: its figures are there then, and after the last one the result. */
export async function joinsNoPaper(staff: CountingStaff, contests: number): Promise<void> {
  const { glass, keyboard } = staff
  for (let joined = 0; joined < contests; joined++) {
    await comesTo(staff, paperWords.none)
    await glass.presses(paperWords.none.ja)
    await glass.presses(paperWords.chair.ja)
    await types(staff, 'chair')
    await keyboard.types('tab')
    await types(staff, 'sato')
    await glass.presses(words.record.ja)
    await glass.sees(paperWords.correct.ja)
  }
}

/** From thing to thing with the keyboard, which the page follows, until these words are there. */
async function comesTo({ glass, keyboard }: CountingStaff, sought: Words): Promise<void> {
  while (!(await glass.showsAlone(sought.ja))) {
    await keyboard.types('tab')
    await glass.mayChange()
  }
}

/** Into the field of these words: a label takes the press. */
async function writes(staff: CountingStaff, label: Words, text: string): Promise<void> {
  await staff.glass.presses(label.ja)
  await types(staff, text)
}

async function types({ glass, keyboard }: CountingStaff, text: string): Promise<void> {
  await keyboard.types(...[...text].map((letter) => (letter === ' ' ? 'spc' : letter)))
  await glass.changes()
}
