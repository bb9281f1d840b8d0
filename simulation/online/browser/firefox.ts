/** Debian's Firefox for one page, driven as W3C's WebDriver BiDi says, over its own loopback port: no driver in between. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { WebSocket } from 'ws'
import { assert } from '#election/assert.ts'

const PROGRAM = 'firefox-esr'
const LOADED = 'browsingContext.load'

export const hasFirefox = spawnSync(PROGRAM, ['--version']).status === 0

type Answer = Readonly<Record<string, unknown>>
interface Message {
  readonly id?: number
  /** The name of an event that was subscribed to. */
  readonly method?: string
  readonly params?: Answer
  readonly result?: Answer
  readonly error?: string
  readonly message?: string
}

export class Firefox {
  readonly #program: ChildProcess
  readonly #profile: string
  readonly #isKept: boolean
  readonly #socket: WebSocket
  readonly #asked = new Map<number, (message: Message) => void>()
  readonly #loads: (() => void)[] = []
  #context = ''

  private constructor(program: ChildProcess, profile: string, isKept: boolean, socket: WebSocket) {
    this.#program = program
    this.#profile = profile
    this.#isKept = isKept
    this.#socket = socket
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message
      if (message.method === LOADED && message.params?.context === this.#context)
        for (const loaded of this.#loads.splice(0)) loaded()
      this.#asked.get(message.id ?? -1)?.(message)
    })
    // A browser that ends answers nothing any more, and nobody waits for it.
    socket.on('close', () => {
      for (const answer of this.#asked.values()) answer({ error: 'closed', message: 'the browser ended' })
    })
  }

  /** @param kept a profile that stays when it stops; without one it has its own */
  static async start(kept?: string): Promise<Firefox> {
    const profile = kept ?? mkdtempSync(join(tmpdir(), 'ippyo-firefox-'))
    const flags = ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile, 'about:blank']
    const program = spawn(PROGRAM, flags, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, HOME: profile },
    })
    assert(program.stderr !== null, 'stderr is a pipe')
    for await (const line of createInterface(program.stderr)) {
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(line)?.[1]
      if (address === undefined) continue
      const socket = new WebSocket(`${address}/session`)
      await new Promise((opened, failed) => socket.once('open', opened).once('error', failed))
      const firefox = new Firefox(program, profile, kept !== undefined, socket)
      await firefox.#ask('session.new', { capabilities: {} })
      await firefox.#ask('session.subscribe', { events: [LOADED] })
      const tree = (await firefox.#ask('browsingContext.getTree', {})) as { contexts: { context: string }[] }
      firefox.#context = tree.contexts[0]?.context ?? ''
      return firefox
    }
    throw new Error('firefox ended before it listened')
  }

  async open(url: string): Promise<void> {
    await this.#ask('browsingContext.navigate', { context: this.#context, url, wait: 'complete' })
  }

  /** Does something that leaves the page, and waits for the next page. */
  async leave(expression: string): Promise<void> {
    const loaded = new Promise<void>((done) => this.#loads.push(done))
    await this.evaluate(`void setTimeout(() => { ${expression} })`)
    await loaded
  }

  /** Awaits what the expression promises. */
  async evaluate(expression: string): Promise<unknown> {
    const target = { context: this.#context }
    const { result, exceptionDetails } = (await this.#ask('script.evaluate', {
      expression,
      target,
      awaitPromise: true,
    })) as {
      readonly result?: { readonly value?: unknown }
      readonly exceptionDetails?: { readonly text: string }
    }
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text)
    return result?.value
  }

  /** Until it is true; looked at whenever the page changes. */
  async until(expression: string): Promise<void> {
    const changes = '{ subtree: true, childList: true, characterData: true, attributes: true }'
    await this.evaluate(looked(expression, { first: `new MutationObserver(look).observe(document, ${changes})` }))
  }

  /** Until it is true; looked at in each frame that is drawn, for what no change of the page's own document shows. */
  async untilDrawn(expression: string): Promise<void> {
    await this.evaluate(looked(expression, { again: 'requestAnimationFrame(look)' }))
  }

  /** A telephone's width, or a desk's. */
  async resize(width: number, height: number): Promise<void> {
    await this.#ask('browsingContext.setViewport', { context: this.#context, viewport: { width, height } })
  }

  /** The whole page as PNG. */
  async picture(): Promise<Uint8Array> {
    const { data } = await this.#ask('browsingContext.captureScreenshot', {
      context: this.#context,
      origin: 'document',
    })
    return Buffer.from(String(data), 'base64')
  }

  async choose(selector: string, files: readonly string[]): Promise<void> {
    const locator = { type: 'css', value: selector }
    const { nodes } = (await this.#ask('browsingContext.locateNodes', { context: this.#context, locator })) as {
      readonly nodes: readonly { readonly sharedId: string }[]
    }
    const element = { sharedId: nodes[0]?.sharedId }
    await this.#ask('input.setFiles', { context: this.#context, element, files })
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#program.once('exit', done))
    this.#program.kill()
    await ended
    if (!this.#isKept) rmSync(this.#profile, { recursive: true, force: true })
  }

  async #ask(method: string, params: Answer): Promise<Answer> {
    const id = this.#asked.size + 1
    const answered = new Promise<Message>((answer) => this.#asked.set(id, answer))
    this.#socket.send(JSON.stringify({ id, method, params }))
    const { result, error, message } = await answered
    if (result === undefined) throw new Error(`${method}: ${error} ${message}`)
    return result
  }
}

/** A look that throws ends the wait, whichever look it is: one that is only printed in the page would be waited for without end. */
function looked(expression: string, { first = '', again = '' }): string {
  return `new Promise((done, failed) => {
    const look = () => {
      try {
        if (${expression}) done(true)
        else { ${again} }
      } catch (thrown) {
        failed(thrown)
      }
    }
    ${first}
    look()
  })`
}
