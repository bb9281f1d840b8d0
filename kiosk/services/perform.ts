/** Carries out the session's effects against cards and media, and answers with happenings. */
import { assert, unreachable } from '#election/assert.ts'
import { HedgedRandomness } from '#election/ballot/hedged-randomness.ts'
import { asCount } from '#election/log/catalogue.ts'
import { err, ok } from '#election/result.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Happening, Send } from '#kiosk/session/event.ts'
import { EffectQueue } from '#shell/effect-queue.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { admission, beforeAnotherLook } from './admission.ts'
import { AwayMedia } from './away-media.ts'
import type { BallotBox } from './ballot-box/ballot-box.ts'
import { zeroCheck } from './ballot-box/zero-check.ts'
import { dateLine, type KioskElection, mayStartToday } from './election.ts'
import { LANES } from './lanes.ts'
import type { KioskMachine } from './machine.ts'
import type { MachineState } from './machine-state.ts'
import { type MediaInMachine, shownMedia, zeroFault } from './media.ts'
import { close, end, openOwnPair, record } from './pair.ts'
import { PairMemory } from './pair-memory.ts'
import type { WholePorts } from './ports.ts'
import { Speaker } from './speaker.ts'
import type { Unlocked } from './unlock.ts'
import { type CardTools, type KnownCard, knowsCardKey, moveCard, readCard } from './voting-card.ts'

type EffectOf<T extends KioskEffect['type']> = Extract<KioskEffect, { type: T }>

/** The services of one kiosk. No key and no token leaves them towards the session. */
export class KioskServices {
  /** null: no headphones are fitted. */
  readonly speaker: Speaker | null
  readonly #machine: KioskMachine
  readonly #ports: WholePorts
  readonly #surroundings: Surroundings
  readonly #randomness: HedgedRandomness
  readonly #memory: PairMemory
  #election: KioskElection | null = null
  #media: MediaInMachine | null = null
  #unlocked: Unlocked | null = null
  #box: BallotBox | null = null
  #card: KnownCard | null = null
  readonly #away: AwayMedia
  readonly #queue = new EffectQueue<Happening, KioskEffect, 'media'>(
    (effect, send) => this.#carryOut(effect, send),
    LANES,
  )

  constructor(ports: WholePorts, surroundings: Surroundings) {
    this.#machine = ports.machine
    this.#memory = new PairMemory(this.#machine)
    this.#ports = ports
    this.#away = new AwayMedia(this.#ports)
    this.speaker = ports.headphones ? new Speaker(ports.headphones) : null
    this.#surroundings = surroundings
    this.#randomness = new HedgedRandomness(surroundings.randomness)
  }

  perform(effect: KioskEffect, send: Send): Promise<void> {
    return this.#queue.perform(effect, send)
  }

  /** A program that broke down can still call somebody. */
  halt(): void {
    this.#queue.halt()
    this.#ports.lamp?.show(true)
  }

  async stop(): Promise<void> {
    await this.#queue.idle()
    for (const medium of this.#media?.opened ?? []) await medium.close()
    await this.#away.close()
    await this.#machine.close()
  }

  async #carryOut(effect: KioskEffect, send: Send): Promise<void> {
    switch (effect.type) {
      case 'check-machine':
        return send({ type: 'machine-checked', result: await this.#machine.personalised() })
      case 'check-package':
        return this.#checkPackage(effect, send)
      case 'check-software':
        return send({ type: 'software-checked', found: await this.#ports.software() })
      case 'admit-media':
        return this.#admit(effect, send)
      case 'zero-check':
        return this.#zeroCheck(send)
      case 'unlock':
        return this.#unlock(effect, send)
      case 'count-failed-unlock':
        return this.#memory.countFailedUnlock(this.#box !== null, send)
      case 'open-pair':
        return this.#openPair(effect, send)
      case 'reopen':
        return this.#reopen(effect, send)
      case 'look-at-media':
        return this.#lookAtMedia(send)
      case 'read-card':
        return this.#readCard(effect, send)
      case 'move-card':
        return this.#moveCard(effect, send)
      case 'record':
        return this.#record(effect, send)
      case 'end-session':
        return this.#end(effect, send)
      case 'release':
        return this.#release(send)
      case 'finish-release':
        return this.#finishRelease(send)
      case 'close':
        return this.#close(effect, send)
      case 'log':
        return this.#log(effect, send)
      case 'read-log':
        return send({ type: 'log-read', log: this.#openBox().log() })
      case 'lamp':
        return this.#ports.lamp?.show(effect.lit)
      case 'erase-signing-key':
        return this.#eraseSigningKey(send)
      case 'remember':
        return this.#memory.remember(send)
      case 'set-clock':
        return send({ type: 'clock-set', outcome: (await this.#surroundings.clock.setTo?.(effect.to)) ?? 'not-set' })
      case 'say':
      case 'hush':
      case 'tune':
        return this.speaker?.perform(effect)
      case 'not-moved':
        return this.#ports.keypad?.notMoved?.()
      default:
        return unreachable(effect)
    }
  }

  async #checkPackage({ today }: EffectOf<'check-package'>, send: Send): Promise<void> {
    const read = await this.#machine.election()
    if (!read.ok) return send({ type: 'package-checked', result: read })
    const election = read.value
    this.#election = election
    const { use } = election.facts
    // A fixture is on a developer's disk, a rehearsal may be held on an office PC.
    if (use === 'live' && (await this.#ports.ownDiskOverwrites?.()) === false) {
      return send({ type: 'package-checked', result: err({ bad: 'machine-file-system' }) })
    }
    const opened = use === 'live' && (await this.#memory.openedBefore(election))
    const may = mayStartToday(election, today, opened)
    const started = await this.#memory.start(election, may.ok && may.value.type === 'to-vote')
    if (!started.ok) return send({ type: 'package-checked', result: err({ bad: started.error }) })
    const own = started.value
    const key = await this.#machine.signingKey()
    // Votes recorded here could never be sealed. A pair that was opened here is looked at first: it may be sealed already.
    if (key !== 'sealed' && !own.opened && own.taken.length === 0) {
      return send({ type: 'package-checked', result: err({ bad: 'signing-key-gone' }) })
    }
    const checked = {
      facts: election.facts,
      starts: own.starts,
      memoryDamaged: this.#memory.damaged,
      unused: !own.opened && (own.taken.length === 0 || own.keyKept),
      dateRefusal: may.ok ? null : dateLine(may.error),
      eveOf: may.ok && may.value.type === 'to-prepare' ? may.value.of : null,
      voicePack: election.voices.ok ? ('whole' as const) : election.voices.error,
    }
    if (election.voices.ok) this.speaker?.learn(election.voices.value)
    send({ type: 'package-checked', result: ok(checked) })
  }

  async #admit({ again }: EffectOf<'admit-media'>, send: Send): Promise<void> {
    if (again) await beforeAnotherLook()
    const { election, own } = this.#known()
    const machine = { own, signingKey: () => this.#machine.signingKey() }
    const admitted = await admission(this.#ports, election, machine)
    if (!admitted.ok) return send({ type: 'media-admitted', result: admitted })
    const { media, otherPair } = admitted.value
    this.#media = media
    if (otherPair !== null) {
      // From here on the machine acts as that pair (docs/formats/ballot-box.md); it signs under its own name.
      this.#memory.takes(otherPair.pair)
      this.#election = { ...election, facts: { ...election.facts, pair: otherPair.pair } }
    }
    send({ type: 'media-admitted', result: ok(shownMedia(media, otherPair)) })
  }

  async #zeroCheck(send: Send): Promise<void> {
    assert(this.#media !== null, 'zero check: after admission')
    const progress = (done: number, total: number) => send({ type: 'zero-progress', done, total })
    const report = await zeroCheck(this.#media.pair, this.#ports.crypto.sha256, progress)
    // Power lost between opening and the first voter: the log has begun, the journal has not. That is no tampering.
    if (!report.ok && report.error.type === 'not-as-initialised' && this.#known().own.opened) {
      return send({ type: 'opened-before' })
    }
    const readAt = this.#surroundings.clock.toTheSecond?.() ?? null
    send({ type: 'zero-checked', result: report.ok ? ok(readAt) : err(zeroFault(report.error)) })
  }

  async #unlock({ ask, uid, pin, isStranger }: EffectOf<'unlock'>, send: Send): Promise<void> {
    const result = await this.#machine.unlock(this.#ports.reader, this.#known().election, uid, pin)
    if (result.ok) this.#keepUnlocked(result.value)
    const mayBeOurs = isStranger && !result.ok && result.error === 'wrong-pin' && this.#box !== null
    const isVotingCard = mayBeOurs && (await knowsCardKey(this.#cardTools(), uid))
    send({
      type: 'unlocked',
      ask,
      uid,
      result: result.ok
        ? ok({ operatorCard: result.value.operatorCard, permission: result.value.permission })
        : isVotingCard
          ? err('voting-card')
          : result,
    })
  }

  /** One copy of the signing key: the pair that is open signs with the one that it was opened with. */
  #keepUnlocked(unlocked: Unlocked): void {
    const before = this.#unlocked
    if (before === null || this.#box === null) {
      before?.signer.forget()
      this.#unlocked = unlocked
      return
    }
    unlocked.signer.forget()
    this.#unlocked = { ...unlocked, signer: before.signer }
  }

  async #openPair(effect: EffectOf<'open-pair'>, send: Send): Promise<void> {
    const { election } = this.#known()
    assert(this.#media !== null && this.#unlocked !== null, 'open: after admission and unlocking')
    const { keys, operatorCard, signer } = this.#unlocked
    const { pair } = this.#media
    const takesOver = effect.purpose === 'take-over'
    if (takesOver && this.#memory.known() === null && pair.untouched) {
      // A pair that was opened has its log begun, though nobody voted: that is closed and sealed like any other.
      if ((await zeroCheck(pair, this.#ports.crypto.sha256)).ok)
        return send({ type: 'pair-opened', result: err('take-over-untouched') })
    }
    const box = await openOwnPair({
      ...{ admitted: pair, election, keys, signer },
      own: this.#memory.known(),
      randomness: this.#randomness,
      starts: this.#memory.state().starts,
      crypto: this.#ports.crypto,
    })
    // OPN-03: this machine could not distinguish an earlier image of them from the newest one.
    if (effect.purpose === 'recover' && !effect.accepted && !this.#memory.knowsPair()) {
      return send({ type: 'pair-unknown', found: box.found() })
    }
    // Before the first byte on the media: whatever is cut from here on, the next start knows that they were opened here.
    // A disk that does not take it leaves the media as they are: nobody could open them again.
    if (!(await this.#memory.open(send))) return send({ type: 'pair-opened', result: err('machine-disk') })
    this.#box = box
    const report = await box.recover()
    let kept = this.#memory.state()
    const { journal, outOfService } = report.situation
    if (journal !== null && journal.type !== 'closed' && (takesOver || outOfService === null)) {
      if (effect.reason !== null) await box.appendLog({ type: 'taken-over', reason: effect.reason }, effect.at)
      // First entries after unlocking: the counters of the machine's own disk since the last ones.
      kept = await this.#memory.logCounters(box, effect.at)
      await box.appendLog({ type: 'unlocked', operatorCard: asCount(operatorCard) }, effect.at)
      if (effect.purpose !== 'open')
        await box.appendLog({ type: 'recovered', repairedPages: asCount(report.repairedPages) }, effect.at)
      const { lostPages } = report.situation
      if (lostPages > 0) await box.appendLog({ type: 'pages-lost', pages: asCount(lostPages) }, effect.at)
    }
    await this.#memory.keepCount(box, send, kept)
    // Power lost between the seal and the erasing: the pair needs no key any more, so it is done now.
    // A pair of another machine that was sealed already says nothing about this one's key: its officer is asked (KeyKept).
    if (report.closed?.final) {
      if (!takesOver && !this.#memory.state().keyKept) await this.#eraseSigningKey(send)
    } else if ((takesOver || outOfService === null) && !signer.canSign()) {
      return send({ type: 'pair-opened', result: err('signing-key-gone') })
    }
    const own = box.wasTakenOver() ? { wasTakenOver: true as const } : {}
    const figures = takesOver ? { records: box.recordCounts() } : own
    send({ type: 'pair-opened', result: ok({ ...report, ...figures, situation: box.situation() }) })
  }

  async #reopen({ today, at }: EffectOf<'reopen'>, send: Send): Promise<void> {
    const box = this.#openBox()
    const reopened = await box.reopen({ today })
    const failed = box.situation().outOfService !== null
    if (!reopened.ok && !failed) return send({ type: 'pair-opened', result: err('reopening-refused') })
    if (!failed) await box.appendLog({ type: 'reopened' }, at)
    await this.#memory.keepCount(box, send)
    send({
      type: 'pair-opened',
      result: ok({ situation: box.situation(), repairedPages: 0, interrupted: false, closed: null }),
    })
  }

  /** A medium that went while nothing was written is reported once; the next card is not let in. */
  async #lookAtMedia(send: Send): Promise<void> {
    const box = this.#openBox()
    await box.foundOneGone()
    const situation = box.situation()
    if (situation.outOfService !== null) send({ type: 'settled', situation })
  }

  async #readCard({ ask, uid, today }: EffectOf<'read-card'>, send: Send): Promise<void> {
    await this.#lookAtMedia(send)
    const result = await readCard(this.#cardTools(), uid, today)
    this.#card = result.ok ? { uid, counter: result.value.counter } : null
    send({ type: 'card-read', ask, result })
  }

  async #moveCard({ ask, uid, to }: EffectOf<'move-card'>, send: Send): Promise<void> {
    const card = this.#card
    if (card === null || card.uid !== uid) return send({ type: 'card-moved', ask, result: err('counter-differs') })
    const moved = await moveCard(this.#cardTools(), card, to)
    if (moved.ok) this.#card = moved.value
    send({ type: 'card-moved', ask, result: moved.ok ? ok() : moved })
  }

  async #record(effect: EffectOf<'record'>, send: Send): Promise<void> {
    const box = this.#openBox()
    const outcome = await record(this.#recorder(), effect)
    send({ type: 'record-answered', contest: effect.contest, outcome, situation: box.situation() })
    const situation = await box.whenDone()
    this.#memory.countWhenOver(box)
    send({ type: 'settled', situation })
  }

  async #end(effect: EffectOf<'end-session'>, send: Send): Promise<void> {
    const box = this.#openBox()
    const outcome = await end(this.#recorder(), effect)
    const situation = await box.whenDone()
    this.#memory.countWhenOver(box)
    send({ type: 'session-ended', outcome, situation })
  }

  async #release(send: Send): Promise<void> {
    const box = this.#openBox()
    await box.release()
    send({ type: 'released', situation: box.situation() })
  }

  async #finishRelease(send: Send): Promise<void> {
    const box = this.#openBox()
    await box.finishRelease()
    this.#memory.countWhenOver(box)
    send({ type: 'release-finished', situation: box.situation() })
  }

  async #close(effect: EffectOf<'close'>, send: Send): Promise<void> {
    const { final, keepKey, unpermitted, log, at } = effect
    const box = this.#openBox()
    const lacking = await this.#away.beginClosing(box, effect)
    if (lacking !== null) return send({ type: 'close-answered', result: err({ type: 'lacking', lacking }) })
    for (const event of log) await box.appendLog(event, at)
    // Before the seal: after a power cut that follows the seal, the next start must know whether the key is to be erased.
    if (final) await this.#memory.keep({ ...this.#memory.state(), keyKept: keepKey }, send)
    // LAW-07: wrong PINs of the day; without a restart no other entry would carry them.
    if (this.#memory.state().failedUnlocksUnlogged > 0) {
      await this.#memory.keep(await this.#memory.logCounters(box, at), send)
    }
    await box.appendLog({ type: 'closing', final, ...(unpermitted ? { unpermitted } : {}) }, at)
    const result = await close(box, effect)
    await this.#memory.keepCount(box, send)
    // The final seal is durable on every medium that counts: whatever is signed after it would be a forgery.
    if (result.ok && result.value.final && !keepKey) await this.#eraseSigningKey(send)
    send({ type: 'close-answered', result })
  }

  async #eraseSigningKey(send: Send): Promise<void> {
    this.#unlocked?.signer.forget()
    const erased = await this.#machine.eraseSigningKey()
    if (this.#memory.state().keyKept) await this.#memory.keep({ ...this.#memory.state(), keyKept: false }, send)
    send({ type: 'signing-key', erased: erased.ok })
  }

  /** A log that is full or closed is no reason to stop voting; the seal covers what it holds. */
  async #log({ event, at }: EffectOf<'log'>, send: Send): Promise<void> {
    const box = this.#box
    if (box === null) return
    await this.#away.log(box, { event, at })
    const situation = box.situation()
    // A medium may die here as well: no voter must begin on a machine that cannot record.
    if (situation.outOfService !== null) send({ type: 'settled', situation })
  }

  #known(): { readonly election: KioskElection; readonly own: MachineState } {
    assert(this.#election !== null, 'services: after the package was checked')
    return { election: this.#election, own: this.#memory.state() }
  }

  #openBox(): BallotBox {
    assert(this.#box !== null, 'services: the pair is open')
    return this.#box
  }

  #cardTools(): CardTools {
    assert(this.#unlocked !== null, 'services: the station keys are open')
    const { election } = this.#known()
    return { ...this.#ports, election, keys: this.#unlocked.keys, box: this.#openBox() }
  }

  #recorder() {
    return { ...this.#ports, box: this.#openBox(), ...this.#known(), randomness: this.#randomness }
  }
}
