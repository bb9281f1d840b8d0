/** The page: choose the files, copy the numbers on paper, check, read the result. */
import { LANGUAGES } from '#election/languages.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import {
  type BundleProblem,
  type BundleVerification,
  digitsIn,
  type OnPaper,
  paperFindings,
} from '#verify/bundle/verify-bundle.ts'
import { uiWords } from '#words/common.ts'
import { bundlePage } from '#words/verify.ts'
import { type BundleFiles, type ChosenFile, droppedFiles, filesOf, type NoFiles } from './chosen-files.ts'
import { element } from './element.ts'
import { remaining } from './remaining.ts'
import { resultPart } from './result-part.ts'
import { type RunningCheck, runCheck } from './run-check.ts'
import { sizeInWords } from './size-in-words.ts'
import { CheckEnded } from './worker-pool.ts'

type Word = keyof typeof bundlePage
type Outcome =
  | { readonly type: 'found'; readonly found: BundleVerification; readonly taken: number }
  | { readonly type: 'refused'; readonly word: Word; readonly values: Readonly<Record<string, string>> }

const NO_FILES = { 'tar-refused': 'tarRefused', 'no-places': 'noPlaces' } as const satisfies Record<NoFiles, Word>
const LOOK_MS = 500
const DIGITS = 20
/** Copied from paper. */
const NUMBERS = ['authority', 'bundle'] as const
type OfPaper = (typeof NUMBERS)[number]
const CHOOSERS = ['folder', 'files'] as const

export class CheckPage {
  readonly #startWorker: () => Worker
  #language: Language
  #files: BundleFiles | null = null
  /** A big .tar takes a moment; who presses “Check” meanwhile means these files. */
  #choosing: Promise<void> = Promise.resolve()
  #numbers = { authority: '', bundle: '' }
  #running: RunningCheck | null = null
  #outcome: Outcome | null = null

  constructor(startWorker: () => Worker, language: Language) {
    this.#startWorker = startWorker
    this.#language = language
  }

  start(): void {
    document.addEventListener('dragover', (event) => event.preventDefault())
    document.addEventListener('drop', (event) => {
      event.preventDefault()
      if (event.dataTransfer !== null && this.#running === null) this.#choose(droppedFiles(event.dataTransfer))
    })
    this.#draw()
  }

  /** @param focus the element to go on from, by its id */
  #draw(focus?: string): void {
    document.documentElement.lang = this.#language
    document.title = this.#say('title')
    document.body.replaceChildren(this.#header(), element('main', {}, ...this.#steps(), this.#resultSection()))
    if (focus !== undefined) document.getElementById(focus)?.focus()
  }

  /** After a begin or an end. Somebody may be typing a number meanwhile: only what says something new is drawn anew. */
  #drawRun(focus: string): void {
    for (const id of CHOOSERS) document.getElementById(id)?.toggleAttribute('disabled', this.#running !== null)
    document.getElementById('run')?.replaceWith(this.#runStep())
    this.#drawResult()
    this.#goOnFrom(focus)
  }

  /** Who types keeps the cursor. */
  #goOnFrom(id: string): void {
    const isTyping = NUMBERS.some((name) => document.activeElement?.id === name)
    if (!isTyping) document.getElementById(id)?.focus()
  }

  #say(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
    return fill(bundlePage[word][this.#language], values)
  }

  #button(id: string, words: string, press: () => void, className = ''): HTMLButtonElement {
    const button = element('button', { type: 'button', id, class: className }, words)
    button.addEventListener('click', press)
    return button
  }

  #header(): HTMLElement {
    const other = LANGUAGES[(LANGUAGES.indexOf(this.#language) + 1) % LANGUAGES.length] ?? this.#language
    const button = this.#button('language', uiWords.ownName[other], () => {
      this.#language = other
      this.#draw('language')
    })
    button.lang = other
    return element('header', {}, element('h1', {}, this.#say('title')), button, element('p', {}, this.#say('what')))
  }

  #steps(): readonly HTMLElement[] {
    return [
      element(
        'section',
        { class: 'step' },
        element('h2', {}, this.#say('filesTitle')),
        element('p', {}, this.#say('filesHelp')),
        element(
          'div',
          { class: 'choices' },
          ...CHOOSERS.map((id) => this.#chooser(id, id === 'folder' ? 'chooseFolder' : 'chooseFiles')),
        ),
        this.#chosenWords(),
      ),
      element(
        'section',
        { class: 'step' },
        element('h2', {}, this.#say('paperTitle')),
        element('p', {}, this.#say('paperHelp')),
        this.#numberField('authority', 'authorityNumber'),
        this.#numberField('bundle', 'bundleNumber'),
      ),
      this.#runStep(),
    ]
  }

  #runStep(): HTMLElement {
    return element(
      'section',
      { class: 'step', id: 'run' },
      element('h2', {}, this.#say('startTitle')),
      ...(this.#running === null
        ? [
            this.#button('start', this.#say('start'), () => this.#begin(), 'main'),
            element('p', { id: 'nothing', role: 'status' }),
          ]
        : this.#progress()),
    )
  }

  #chooser(id: string, word: Word): HTMLElement {
    const input = element('input', {
      type: 'file',
      id,
      multiple: true,
      ...(id === 'folder' ? { webkitdirectory: true } : {}),
      disabled: this.#running !== null,
    })
    // A file that somebody got again under its old name would else be no change.
    input.addEventListener('click', () => {
      input.value = ''
    })
    input.addEventListener('change', () => {
      const chosen = [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))
      this.#choose(Promise.resolve(chosen))
    })
    return element('div', { class: 'choice' }, element('label', { for: id }, this.#say(word)), input)
  }

  #chosenWords(): HTMLElement {
    const files = this.#files
    const bytes = [...(files?.values() ?? [])].reduce((sum, { size }) => sum + size, 0)
    const words = files && this.#say('chosen', { count: files.size, size: sizeInWords(bytes) })
    return element('p', { id: 'chosen', role: 'status' }, words)
  }

  #numberField(name: OfPaper, word: Word): HTMLElement {
    const input = element('input', {
      id: name,
      inputmode: 'numeric',
      autocomplete: 'off',
      maxlength: '40',
      value: this.#numbers[name],
      'aria-describedby': `${name}-wrong`,
    })
    const wrong = element('p', { id: `${name}-wrong`, class: 'wrong', role: 'status' }, this.#digitsWrong(name))
    input.addEventListener('input', () => {
      this.#numbers = { ...this.#numbers, [name]: input.value }
      wrong.textContent = ''
    })
    input.addEventListener('change', () => {
      wrong.textContent = this.#digitsWrong(name)
      this.#compareAnew()
    })
    return element('div', { class: 'number' }, element('label', { for: name }, this.#say(word)), input, wrong)
  }

  #digitsWrong(name: OfPaper): string {
    const count = digitsIn(this.#numbers[name]).length
    return this.#numbers[name].trim() === '' || count === DIGITS ? '' : this.#say('digitsWrong', { count })
  }

  #paper(): OnPaper {
    const { authority, bundle } = this.#numbers
    // A number that is half typed is no other commission's.
    const said = (number: string) => (digitsIn(number).length === DIGITS ? number : null)
    return { authority: { number: said(authority) }, bundle: said(bundle) }
  }

  /** A number that is typed after the check changes its two lines, and nothing is computed anew. */
  #compareAnew(): void {
    if (this.#outcome?.type !== 'found') return
    const { found, taken } = this.#outcome
    const others = found.findings.filter(({ check }) => check !== 'V05' && check !== 'V34')
    const findings = [...paperFindings(found, this.#paper()), ...others]
    this.#outcome = { type: 'found', taken, found: { ...found, findings } }
    this.#drawResult()
  }

  #drawResult(): void {
    document.getElementById('result')?.replaceWith(this.#resultSection())
  }

  /** One choice after the other: the last one is what is checked. */
  #choose(chosen: Promise<readonly ChosenFile[]>): void {
    const before = this.#choosing
    const taken = async () => {
      await before
      const files = await chosen
      const found = files.length === 0 ? null : await filesOf(files)
      if (typeof found === 'string') this.#take(null, { type: 'refused', word: NO_FILES[found], values: {} })
      else if (found !== null) this.#take(found, null)
    }
    this.#choosing = taken().catch((cause: unknown) => this.#take(null, brokenOff(cause)))
  }

  #take(files: BundleFiles | null, otherwise: Outcome | null): void {
    this.#files = files
    this.#outcome = files === null ? otherwise : null
    document.getElementById('chosen')?.replaceWith(this.#chosenWords())
    this.#drawResult()
    if (files === null) this.#goOnFrom('result-title')
  }

  async #begin(): Promise<void> {
    for (let chosen = null; chosen !== this.#choosing; ) {
      chosen = this.#choosing
      await chosen
    }
    if (this.#running !== null) return
    const files = this.#files
    if (files === null) {
      const nothing = document.getElementById('nothing')
      if (nothing !== null) nothing.textContent = this.#say('noFilesYet')
      return
    }
    const wrong = NUMBERS.find((name) => this.#digitsWrong(name) !== '')
    if (wrong !== undefined) {
      document.getElementById(wrong)?.focus()
      return
    }
    this.#outcome = null
    const run = runCheck(files, this.#paper(), this.#startWorker)
    this.#running = run
    this.#drawRun('stop')
    const looking = setInterval(() => this.#look(), LOOK_MS)
    const end = (outcome: Outcome | null) => {
      clearInterval(looking)
      this.#running = null
      this.#outcome = outcome
      // Somebody may have typed one meanwhile.
      this.#compareAnew()
      this.#drawRun(outcome === null ? 'start' : 'result-title')
      // The verdict is what somebody waits for: it is in sight, not below the steps.
      if (outcome !== null) document.getElementById('result')?.scrollIntoView({ block: 'start' })
    }
    run.result.then(
      (found) => end(outcomeOf(found, run.taken())),
      (cause: unknown) => end(brokenOff(cause)),
    )
  }

  #progress(): readonly HTMLElement[] {
    const bar = element('progress', { id: 'bar', max: '1', value: '0', 'aria-label': this.#say('working') })
    return [
      element('p', { role: 'status' }, this.#say('working')),
      bar,
      element('p', { id: 'left' }, this.#say('measuring')),
      this.#button('stop', this.#say('stop'), () => this.#running?.stop()),
    ]
  }

  #look(): void {
    const progress = this.#running?.progress()
    const [bar, words] = [document.getElementById('bar'), document.getElementById('left')]
    if (progress === undefined || !(bar instanceof HTMLProgressElement) || words === null) return
    const left = remaining(progress)
    bar.value = progress.total === 0 ? 0 : progress.done / progress.total
    words.textContent =
      left === null
        ? this.#say('measuring')
        : this.#say('remaining', { time: this.#time(left), workers: progress.workers })
  }

  #time(ms: number): string {
    const seconds = Math.ceil(ms / 1000)
    return seconds < 100
      ? this.#say('seconds', { count: seconds })
      : this.#say('minutes', { count: Math.ceil(seconds / 60) })
  }

  #resultSection(): HTMLElement {
    const outcome = this.#outcome
    const title = element('h2', { id: 'result-title', tabindex: '-1' }, this.#say('resultTitle'))
    if (outcome === null) return element('section', { id: 'result', hidden: true })
    if (outcome.type === 'refused') {
      const words = element('p', {}, this.#say(outcome.word, outcome.values))
      const verdict = element('p', { class: 'verdict-word' }, this.#say('refused'))
      return element('section', { id: 'result' }, title, element('div', { class: 'verdict fails' }, verdict, words))
    }
    return element(
      'section',
      { id: 'result' },
      title,
      resultPart(outcome.found, this.#time(outcome.taken), this.#language),
      this.#button('print', this.#say('print'), () => window.print()),
    )
  }
}

function outcomeOf(found: BundleVerification | BundleProblem, taken: number): Outcome {
  if (!('type' in found)) return { type: 'found', found, taken }
  const refused = (word: Word, values = {}): Outcome => ({ type: 'refused', word, values })
  if (found.type === 'bundle-missing') return refused('noBundle')
  const file = found.where === null ? '' : ` ${found.where.file}`
  return refused('packageRefused', { problem: found.type, file })
}

function brokenOff(cause: unknown): Outcome | null {
  if (cause instanceof CheckEnded && cause.why === 'stopped') return null
  const unreadable = cause instanceof DOMException || (cause instanceof CheckEnded && cause.why === 'unreadable')
  if (!unreadable) console.error(cause)
  return { type: 'refused', word: unreadable ? 'unreadable' : 'noThreads', values: {} }
}
