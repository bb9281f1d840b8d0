/** Words about the voice pack: what is wrong with it or with a clip, what was made. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

type VoiceCode = 'readings-refused' | 'voice-refused' | 'voice-missing' | 'voice-damaged' | 'voice-incomplete' | 'voice-not-approved'

export const voiceRefusals = {
  'readings-refused': {
    ja: { title: '{path} の {line} 行目が読めません。音声は作られていません。', next: '列は clip,kana,spelling です。読みはかなで書いて、もう一度実行してください。' },
    en: { title: 'Line {line} of {path} cannot be read. No voice was made.', next: 'The columns are clip,kana,spelling. Write readings in kana and run again.' },
  },
  'voice-refused': {
    ja: {
      title: '{count} 個の音声が使えません。音声は作られていません。前からあるものはそのままです。',
      next: '上の表のとおりに readings.csv で読みを直すか、録音を用意して、もう一度実行してください。',
    },
    en: {
      title: '{count} clips are not right. No voice was made; what was there before is untouched.',
      next: 'Correct readings in readings.csv as listed above, or supply recordings, and run again.',
    },
  },
  'voice-missing': {
    ja: { title: '{path} に音声がありません。', next: '選管の画面の音声のページで、もう一度作るか取り込んでください。' },
    en: { title: 'There is no voice in {path}.', next: 'Make it or take it in again, on the page of the voice.' },
  },
  'voice-damaged': {
    ja: { title: '音声 {path} が壊れています（{where}）。何も署名されていません。', next: '選管の画面の音声のページで、もう一度作るか取り込んでください。変わらない音声の承認は残ります。' },
    en: { title: 'The voice {path} is damaged ({where}). Nothing was signed.', next: 'Make it or take it in again, on the page of the voice; approvals of clips that do not change are kept.' },
  },
  'voice-incomplete': {
    ja: { title: '音声（{language}）が {clips} 個足りません。最初は {clip} です。何も署名されていません。', next: '選管の画面の音声のページで、今のファイルから作るか、取り込んでください。' },
    en: { title: '{clips} clips ({language}) are missing, the first is {clip}. Nothing was signed.', next: 'Make it from the present files, or take it in, on the page of the voice.' },
  },
  'voice-not-approved': {
    ja: {
      title: '{clips} 個の音声（{language}）を、2人が聞いて承認していません。最初は {clip} です。何も署名されていません。',
      next: '選管の画面の音声のページで、2人が聞いて承認してください。',
    },
    en: {
      title: '{clips} clips ({language}) were not approved by two people, the first is {clip}. Nothing was signed.',
      next: 'Two people hear and approve them on the page of the voice.',
    },
  },
} satisfies RefusalCatalogue<VoiceCode>

/** What is wrong with one clip, in a line of the table. */
export const clipDoubtWords = {
  'reading-missing': { ja: '読みがありません', en: 'nobody gave its reading' },
  'reading-not-kana': { ja: '読み「{kana}」は発音できません', en: 'the reading {kana} is not kana' },
  'no-engine': { ja: '音声を作るソフトがありません', en: 'no engine on this machine' },
  'engine-failed': { ja: '音声を作るソフトが止まりました：{reason}', en: 'the engine failed: {reason}' },
  'not-a-wav': { ja: '16ビットのWAVではありません', en: 'not a WAV of 16 bits' },
  'sounds-different': { ja: '読みのとおりに聞こえません（{wanted} のはずが {heard}）', en: 'sounds different: wanted {wanted}, heard {heard}' },
  silent: { ja: '音がありません', en: 'silent' },
  clipped: { ja: '音が割れています（{peak}）', en: 'clipped ({peak})' },
  'loudness-off': { ja: '音の大きさが合いません（{loudness}）', en: 'another loudness ({loudness})' },
  'silence-in-front': { ja: '始まりに {ms} ミリ秒の無音があります', en: '{ms} ms of silence in front' },
  'duration-implausible': { ja: '長さ {ms} ミリ秒は読みに合いません（{from}〜{to}）', en: '{ms} ms cannot be these words ({from} to {to})' },
  'pitch-off': { ja: '声の高さが違います（{hz} Hz、ほかは {others} Hz）', en: 'another pitch ({hz} Hz, the others {others} Hz)' },
} satisfies TextCatalogue

export const voiceWords = {
  clips: { ja: '音声', en: 'clips' },
  made: { ja: '音声 {clips} 個（{seconds} 秒）を作りました：{voice}', en: '{clips} clips ({seconds} s) in {voice}' },
} satisfies TextCatalogue
