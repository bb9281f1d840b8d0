/** One app at its place on the desk: its devices at the far end of real lines, its slots, its process, its screen. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { lastWords } from '#desk/session/wire-words.ts'
import type { Randomness } from '#election/randomness.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { SimulatedFront } from '#hardware/front/simulator.ts'
import { SimulatedHeadphones } from '#hardware/headphones/simulator.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { Switch } from '#hardware/keypad/scan.ts'
import { SimulatedLamp } from '#hardware/lamp/simulator.ts'
import { SimulatedPower } from '#hardware/power/simulator.ts'
import { SimulatedScanner } from '#hardware/scanner/simulator.ts'
import type { ScreenServer } from '#shell/chromium/server.ts'
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { type AppKind, type AppProcess, startApp } from '#simulation/doors/app-process.ts'
import { connectApp, type RemoteApp } from '#simulation/doors/remote-app.ts'
import type { KnownClips } from '#simulation/ears/clips-in-sound.ts'
import type { Pad, ReaderFault } from '../session/screen-event.ts'
import type { AppView, FeltView, SlotView } from '../session/view.ts'
import { DeskEar } from './desk-ear.ts'
import { HeardWords, type SpokenClip } from './heard-words.ts'
import { relayScreen } from './screen-relay.ts'
import { VotersPad } from './voters-pad.ts'

export interface SeatPlan<ScreenEvent> {
  readonly id: string
  readonly kind: AppKind
  /** In its box until somebody fetches it. */
  readonly spare: boolean
  readonly screenEventSchema: z.ZodType<ScreenEvent>
  /** Without its devices: the seat fills in the serial paths. */
  readonly config: AppConfig
  readonly configFile: string
  readonly hasReader: boolean
  readonly hasKeypad: boolean
  readonly hasHeadphones: boolean
  /** Where its mains and front are felt; null: nothing feels them. */
  readonly feelsIn: string | null
  readonly slots: readonly SlotView[]
}

export interface SeatSurroundings {
  readonly randomness: Randomness
  readonly deskOrigin: () => string
  /** Where its page is; 0: any. */
  readonly port: number
  /** The clips that the headphones of a machine can say. */
  readonly voice: KnownClips<SpokenClip>
  /** Something on the seat changed: the desk's view is old. */
  readonly onChange: () => void
}

export class Seat<View, ScreenEvent> {
  readonly plan: SeatPlan<ScreenEvent>
  readonly reader: SimulatedReader | null
  readonly #pad: VotersPad | null
  /** The scanner of tickets, at the reception. */
  readonly scanner: SimulatedScanner | null
  readonly #headphones: SimulatedHeadphones | null
  readonly ear: DeskEar
  readonly words: HeardWords
  readonly readerFaults = new Set<ReaderFault>()
  readonly #mains: SimulatedPower | null
  readonly #front: SimulatedFront | null
  readonly #lamp: SimulatedLamp | null
  #felt: FeltView = { mains: 'on', front: 'closed' }
  foreignCard = false
  #headphonesPlugged = true
  remote: RemoteApp<View, ScreenEvent> | null = null
  readonly #surroundings: SeatSurroundings
  #power: AppView['power']
  #process: AppProcess | null = null
  #server: ScreenServer | null = null
  #address: string | null = null

  private constructor(
    plan: SeatPlan<ScreenEvent>,
    surroundings: SeatSurroundings,
    reader: SimulatedReader | null,
    pad: VotersPad | null,
  ) {
    this.plan = plan
    this.#surroundings = surroundings
    this.reader = reader
    this.#pad = pad
    this.#power = plan.spare ? 'stored' : 'off'
    this.scanner = plan.kind === 'issuer' ? new SimulatedScanner() : null
    const { feelsIn } = plan
    if (feelsIn !== null) mkdirSync(feelsIn, { recursive: true })
    this.#mains = feelsIn === null ? null : new SimulatedPower(join(feelsIn, 'power'))
    this.ear = new DeskEar(surroundings.onChange)
    this.words = new HeardWords(surroundings.voice, surroundings.onChange)
    const listener = { memory: 'last', hears: (samples: Float64Array) => this.#hears(samples) } as const
    this.#headphones = plan.hasHeadphones ? new SimulatedHeadphones('stand-in', listener) : null
    this.#front = feelsIn === null ? null : new SimulatedFront(join(feelsIn, 'front'))
    this.#lamp = feelsIn === null ? null : new SimulatedLamp(join(feelsIn, 'lamp'))
  }

  static async furnish<View, ScreenEvent>(
    plan: SeatPlan<ScreenEvent>,
    surroundings: SeatSurroundings,
  ): Promise<Seat<View, ScreenEvent>> {
    const reader = plan.hasReader ? await SimulatedReader.start(surroundings.randomness) : null
    const pad = plan.hasKeypad ? await VotersPad.start() : null
    return new Seat<View, ScreenEvent>(plan, surroundings, reader, pad)
  }

  view(): AppView {
    const { id, kind, spare, slots } = this.plan
    return {
      id,
      kind,
      spare,
      slots,
      power: this.#power,
      address: this.#address,
      said: this.#power === 'failed' ? (this.#process?.said() ?? []) : [],
      reader: this.reader && {
        foreign: this.foreignCard,
        faults: [...this.readerFaults],
        wire: lastWords(this.reader.ran),
      },
      felt: this.#mains && this.#felt,
      // Without power it is dark, whatever its line says.
      callsStaff: this.#power === 'on' && this.#lamp?.lit === true,
      keypad: this.#pad?.view() ?? null,
      headphones: this.#headphones && {
        speaks: this.#surroundings.voice.isThere,
        plugged: this.#headphonesPlugged,
        listened: this.ear.listens,
        heard: this.ear.pieces,
        read: this.words.reads,
        said: this.words.said,
      },
    }
  }

  get isDead(): boolean {
    return this.#power === 'dead'
  }

  async switchOn(): Promise<void> {
    if (this.#power !== 'off' && this.#power !== 'failed') return
    this.words.begin()
    const process = startApp(this.plan.kind, this.#config(), this.plan.configFile)
    this.#process = process
    this.#become('starting')
    void process.ended.then(() => this.#ended(process))
    const address = await process.address
    const remote = address === null ? null : await connectApp<View, ScreenEvent>(address)
    // Meanwhile the plug may have been pulled.
    if (remote === null || this.#process !== process) return
    this.remote = remote
    remote.subscribe(this.#surroundings.onChange)
    const server = await this.#relay(remote)
    if (this.#process !== process || this.remote !== remote) {
      this.#address = null
      return server.close()
    }
    this.#server = server
    this.#become('on')
  }

  #relay(remote: RemoteApp<View, ScreenEvent>): Promise<ScreenServer> {
    return relayScreen({
      kind: this.plan.kind,
      running: remote,
      screenEventSchema: this.plan.screenEventSchema,
      electionPackage: this.plan.config.package,
      deskOrigin: this.#surroundings.deskOrigin(),
      port: this.#surroundings.port,
      onAddress: (next) => {
        this.#address = next
        this.#surroundings.onChange()
      },
    })
  }

  /** `kill`: the plug out of the wall. */
  async switchOff(how: 'stop' | 'kill'): Promise<void> {
    const process = this.#process
    this.#process = null
    await process?.[how]()
    await this.#closeScreen()
    if (!this.isDead && this.#power !== 'stored') this.#become('off')
  }

  /** Out of its box, onto the desk. */
  fetch(): void {
    if (this.#power === 'stored') this.#become('off')
  }

  /** For good; what lies in its slots and on its reader can still be taken out. */
  async die(): Promise<void> {
    await this.switchOff('kill')
    this.#become('dead')
  }

  pressKey(key: Key): void {
    this.#pad?.pressKey(key)
  }

  pressSwitch(which: Switch): void {
    this.#pad?.pressSwitch(which)
  }

  /** The program reads at its start what it has: not while it runs. */
  choosePad(pad: Pad): void {
    if (this.#power === 'off' || this.#power === 'failed') this.#pad?.choose(pad)
  }

  async plugPad(plugged: boolean): Promise<void> {
    await this.#pad?.plug(plugged)
  }

  /** Until nothing more is said. */
  async hearsOut(): Promise<void> {
    await this.#headphones?.quiet()
  }

  plugHeadphones(plugged: boolean): void {
    if (this.#headphones === null || this.#headphonesPlugged === plugged) return
    this.#headphonesPlugged = plugged
    this.words.begin()
    if (plugged) this.#headphones.plug()
    else this.#headphones.unplug()
  }

  feel(felt: FeltView): void {
    this.#felt = felt
    if (felt.mains === 'on') this.#mains?.mains(100)
    else this.#mains?.battery(felt.mains === 'battery' ? 80 : 5)
    if (felt.front === 'open') this.#front?.open()
    else this.#front?.shut()
  }

  async clear(): Promise<void> {
    await this.switchOff('stop')
    await this.reader?.stop()
    await this.#pad?.stop()
    this.scanner?.stop()
    this.ear.stop()
    this.words.stop()
    this.#headphones?.stop()
  }

  #hears(samples: Float64Array): void {
    this.ear.hear(samples)
    this.words.hear(samples)
  }

  #config(): AppConfig {
    const { config } = this.plan
    mkdirSync(config.machine, { recursive: true })
    return {
      ...config,
      ...(this.reader ? { reader: cardReaderOn(this.reader.path) } : {}),
      ...(this.#pad ? { keypad: this.#pad.place() } : {}),
      ...(this.scanner ? { scanner: this.scanner.options } : {}),
      ...(this.#headphones ? { headphones: this.#headphones.options } : {}),
      ...(this.#mains ? { power: this.#mains.directory } : {}),
      ...(this.#front ? { front: this.#front.path } : {}),
      ...(this.#lamp ? { lamp: this.#lamp.path } : {}),
      shell: 'none',
    }
  }

  /** By itself: a bug, or a start that was refused. Pulling the plug comes through `switchOff`. */
  async #ended(process: AppProcess): Promise<void> {
    if (this.#process !== process) return
    await this.#closeScreen()
    this.#become('failed')
  }

  async #closeScreen(): Promise<void> {
    const [server, remote] = [this.#server, this.remote]
    this.#server = null
    this.#address = null
    this.remote = null
    await remote?.stop()
    await server?.close()
  }

  #become(power: AppView['power']): void {
    this.#power = power
    this.#surroundings.onChange()
  }
}

/** @throws Error when the app is off: the tour says so and waits for a person. */
export function runningOf<View, ScreenEvent>(seat: Seat<View, ScreenEvent>): RunningApp<View, ScreenEvent> {
  if (seat.remote === null) throw new Error(`${seat.plan.id} is not switched on`)
  return seat.remote
}

/** Directory of a slot: a link to the medium that is in it, or nothing. */
export function slotPath(home: string, slot: string): string {
  return join(home, 'slots', slot.replaceAll(':', '-'))
}
