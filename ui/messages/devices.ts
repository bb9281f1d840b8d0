/**
 * A device of the configuration that cannot be used: not plugged in, refused, or silent (`hardware/device-loss.ts`). Every machine says it of
 * every device in these words.
 */
import { clockRefusals } from './clock.ts'
import type { RefusalCatalogue, Text } from './message.ts'

type Loss = 'not-there' | 'refused' | 'silent'

interface LostDevice {
  readonly name: Text
  /** The loss that comes of it, and that which is safe. */
  readonly safe: Text
  /** To be done before the cable is touched. */
  readonly first?: Text
  /** What follows when it is back, and what is done when it does not come. */
  readonly after: Text
}

function lost<Device extends string>(device: Device, { name, safe, after, first = { ja: '', en: '' } }: LostDevice): RefusalCatalogue<`${Device}-${Loss}`> {
  const words: RefusalCatalogue<Loss> = {
    'not-there': {
      ja: { title: `${name.ja}がつながっていません。${safe.ja}`, next: `決まった差込口に差してください。${after.ja}` },
      en: { title: `The ${name.en} is not plugged in. ${safe.en}`, next: `Plug it into its socket. ${after.en}` },
    },
    refused: {
      ja: {
        title: `${name.ja}はありますが、使うことを断られています。${safe.ja}`,
        next: `差し直してください。${after.ja}`,
      },
      en: {
        title: `The ${name.en} is there but refused. ${safe.en}`,
        next: `Plug it in again. ${after.en}`,
      },
    },
    silent: {
      ja: { title: `${name.ja}が応答しません。${safe.ja}`, next: `${first.ja}ケーブルを差し直してください。${after.ja}` },
      en: { title: `The ${name.en} does not answer. ${safe.en}`, next: `${first.en}Plug its cable in again. ${after.en}` },
    },
  }
  return Object.fromEntries(Object.entries(words).map(([loss, text]) => [`${device}-${loss}`, text])) as unknown as RefusalCatalogue<`${Device}-${Loss}`>
}

const TAKE_CARD = { ja: 'カードを取り、', en: 'Take any card away. ' }

/** At the self-test of a voting machine, which waits for it. */
export const kioskReaderLost = lost('reader', {
  name: { ja: 'カード読取機', en: 'card reader' },
  safe: { ja: '票と媒体はそのままです。', en: 'Votes and media are as they were.' },
  first: TAKE_CARD,
  after: {
    ja: '使えると、この画面のまま続きます。直らないときは予備機を使い、技術担当へ。',
    en: 'This page goes on by itself. If that fails, use the spare machine and inform the technician.',
  },
})

/** The self-test goes on: everybody else votes as ever. */
const VOICELESS = { ja: '音声投票だけできません。', en: 'Only voting by voice stops.' }
const ELSEWHERE = {
  ja: '直らないときは技術担当へ。音声投票はほかの投票機へ。',
  en: 'If that fails, inform the technician; vote by voice elsewhere.',
}

export const kioskVoiceDevicesLost = {
  ...lost('keypad', { name: { ja: '専用キーボード', en: 'keypad' }, safe: VOICELESS, after: ELSEWHERE }),
  ...lost('headphones', { name: { ja: 'ヘッドホンの装置', en: "headphones' card" }, safe: VOICELESS, after: ELSEWHERE }),
}

const TAKE_OVER = {
  ja: '引継ぎ媒体を予備の発券機に差し、運用カードで引き継いでください。',
  en: 'Put the take-over medium into the spare issuer and take over with the operator card.',
}

/** Before the books are open, at the desk, and beside an issue that was not finished. */
export const issuerDevicesLost = {
  'books-damaged': {
    ja: { title: 'この発券機の記録が読めません。これまでの発券は引継ぎ媒体に残っています。', next: TAKE_OVER.ja },
    en: { title: 'The records of this issuer cannot be read. All issues so far are on the take-over medium.', next: TAKE_OVER.en },
  },
  'books-disk-full': {
    ja: {
      title: 'この発券機の記憶装置がいっぱいで、記録できません。書き込んだばかりのカードは渡さないでください。',
      next: `技術担当が場所を空けたら、起動し直してください。選挙人が待っているときは、${TAKE_OVER.ja}`,
    },
    en: {
      title: 'The disk of this issuer is full: nothing can be recorded. Do not hand over a card that was just written.',
      next: `Restart it after the technician has made room. If voters wait: ${TAKE_OVER.en}`,
    },
  },
  'books-disk-slow': {
    ja: {
      title: 'この発券機の記憶装置が遅く、記録に何秒もかかっています。記録はすべて残っています。',
      next: `画面が言うまでカードを渡さずに、続けられます。技術担当を呼んでください。待つ人が多いときは、電源を切り、${TAKE_OVER.ja}`,
    },
    en: {
      title: 'The disk of this issuer is slow: each record takes seconds. Everything is recorded.',
      next: `Go on, and hand over a card only when the screen says so. Call the technician. If many wait, cut the power. ${TAKE_OVER.en}`,
    },
  },
  'books-not-writable': {
    ja: { title: 'この発券機に記録できません（{errno}）。書き込んだばかりのカードは渡さないでください。', next: TAKE_OVER.ja },
    en: { title: 'This issuer cannot write its records ({errno}). Do not hand over a card that was just written.', next: TAKE_OVER.en },
  },
  // The clock is a device of the machine as well.
  'clock-not-set': clockRefusals['clock-not-set'],
  'clock-not-kept': clockRefusals['clock-not-kept'],
  ...lost('reader', {
    name: { ja: 'カード読取機', en: 'card reader' },
    safe: { ja: '記録は無事です。', en: 'What is recorded is safe.' },
    first: TAKE_CARD,
    after: {
      ja: 'それまでカードは読めません。使えると、ここから続けられます。直らないときは予備の発券機に替え、技術担当に知らせてください。',
      en: 'Until then no card can be read; then it goes on from here. If that fails, use the spare issuer and inform the technician.',
    },
  }),
  ...lost('scanner', {
    name: { ja: 'スキャナー', en: 'scanner' },
    safe: { ja: '番号を入れれば受付は続けられます。', en: 'Type the number; the desk goes on.' },
    after: {
      ja: '直らないときは番号を入れて受付を続け、技術担当に知らせてください。',
      en: 'If that does not help, go on typing numbers and inform the technician.',
    },
  }),
}
