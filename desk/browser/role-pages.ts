/** Compares the pages of docs/roles/ with a day that somebody played by hand: each step that a page names was pressed, in the order of the page. */
import type { FrameLocator, Page } from '@playwright/test'
import { quotedIn, rolePage } from '#simulation/people/role-page.ts'
import type { Language } from '../../ui/messages/message.ts'
import { plainName } from './hand.ts'

export const PLAYED_ROLES = ['presiding-officer', 'clerk', 'voter', 'counting-staff'] as const

/** Steps of the pages that nobody presses on this day: words that are read aloud, another voter's choice, help in trouble. */
const NOT_TODAY: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    ...['カードを直接、手にお渡しください', '決めたとおりに記録されました'],
    ...['視覚障害（全盲）者用', '画面と音声・キー・スイッチ', '代理投票', '操作補助'],
    ...['次のページ', '選び直す', '違う', '予備', '時計を合わせる'],
    '本番',
  ],
  en: [
    'Recorded as you decided',
    ...['audio, for blind voters', 'screen with voice or keys', 'proxy voting', 'operation assistance'],
    ...[
      'Next page',
      'Choose again',
      'Set the clock',
      'Not the same',
      'spare',
      'Release this voting card',
      'Suspend voting',
      'Resume voting',
      'Write it on another operator card',
      'Close without the permission',
    ],
  ],
}

/** Each thing that a finger or the mouse presses or opens, on the desk and in every screen on it, by its words. */
export async function watchPresses(page: Page): Promise<readonly string[]> {
  const pressed: string[] = []
  await page.exposeFunction('tellPress', (name: string) => void pressed.push(plainName(name)))
  await page.addInitScript(() => {
    const { tellPress } = window as unknown as { tellPress(name: string): Promise<void> }
    const tell = ({ target }: Event) => {
      const copy = (target as Element).closest('button, summary')?.cloneNode(true) as Element | undefined
      for (const part of copy?.querySelectorAll('kbd, rt') ?? []) part.remove()
      if (copy) void tellPress(copy.textContent ?? '')
    }
    addEventListener('pointerdown', tell, true)
  })
  return pressed
}

/** A line goes on in the next one when that is indented and begins no point, picture, table or code. */
const GOES_ON = /\n +(?! |- |\||!\[|```|\d+\. )/g

/** Numbered steps, and paragraphs that begin in bold; tables and lists are of other days. @param without the parts under these headings */
export function stepsOf(role: string, language: Language, without: readonly string[] = []): readonly string[] {
  const parts = rolePage(role, language).split(/^##+ /m)
  const played = parts.filter((part) => !without.some((heading) => part.startsWith(heading)))
  const lines = played
    .join('\n')
    .replace(GOES_ON, ' ')
    .split('\n')
    .filter((line) => /^(\d+\. |\*\*)/.test(line))
  return lines.flatMap((line) => quotedIn(line, language))
}

/** `office/commands/sorting-by-the-page.port.test.ts` follows it. */
export const OF_AN_ONLINE_BOX = ['オンライン投票箱の票を仕分ける', 'To sort the votes of an online ballot box']
/**
 * Rolls change, media are lost and stations report in a live election alone: `rolls-and-losses.ts`, `simulation/roll-lists` and
 * `office/session/turnout-is-told.test.ts` play these parts.
 */
export const OF_LIVE_ELECTIONS = ['名簿の異動を届ける', '媒体が失われたとき', '当日の投票速報（本部）']

/** @param sticks whether sticks are there, so that media can be written and checked */
export function officeSteps(sticks: boolean): readonly string[] {
  return stepsOf('office', 'ja', OF_LIVE_ELECTIONS).filter(
    (name) => sticks || !['書く', '空か見る', '確かめる'].includes(name),
  )
}

/** All text on one screen at this moment, without readings and names of keys; a button has the words by which a page names it. */
export function readable(screen: FrameLocator): Promise<string> {
  return screen.locator('body').evaluate((body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    let all = ''
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      if (parent?.closest('rt, kbd') === null && parent.checkVisibility({ visibilityProperty: true }))
        all += node.textContent
    }
    return all
  })
}

/** Steps of the page that could not be read on the screens of the day in the page's order. @returns their words */
export function unseen(steps: readonly string[], screens: readonly string[]): readonly string[] {
  let at = 0
  const missing: string[] = []
  for (const step of steps) {
    const found = screens.findIndex((words, place) => place >= at && plainName(words).includes(plainName(step)))
    if (found < 0) missing.push(step)
    else at = found
  }
  return missing
}

/** Check numbers that stand behind exactly these words on one screen: 「照合番号」 is also the end of 「封印の照合番号」. */
export function numbersBehind(words: string, screen: string): readonly string[] {
  return screen.split(words).flatMap((text, place, all) => {
    if (place === 0 || all[place - 1]?.endsWith('の')) return []
    return /^\s*((?:\d{5} ?){4})/.exec(text)?.[1]?.trim() ?? []
  })
}

/** @returns the first steps that were not pressed after the one before; and those said not to happen today, and pressed */
export function follows(steps: readonly string[], pressed: readonly string[], language: Language) {
  const missing: string[] = []
  let at = 0
  for (const step of steps.filter((name) => !NOT_TODAY[language].includes(name))) {
    const found = pressed.indexOf(plainName(step), at)
    if (found < 0) missing.push(step)
    else at = found
  }
  const unexpected = steps.filter((name) => NOT_TODAY[language].includes(name) && pressed.includes(plainName(name)))
  return { missing, unexpected }
}
