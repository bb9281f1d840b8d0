/** Words of the page on which the voice is heard, clip by clip. */
import type { TextCatalogue } from './message.ts'

export const officeVoiceWords = {
  pageVoice: { ja: '音声', en: 'Voice' },
  step_voice: { ja: '音声を聞いて、二人が承認する', en: 'The voice is heard, and approved by two' },
  step_voice_how: {
    ja: '目の見えない人が聞く音声です。作るか取り込み、二人が一つずつ聞きます。名前を直したら、変わった音声だけをもう一度。音声なしの選挙では、このまま鍵の生成へ進みます。',
    en: 'What blind voters hear: made here or brought, and heard clip by clip by two people. After a correction only what changed is heard again. For an election without a voice go on to the keys.',
  },
  voiceNone: {
    ja: '音声はまだありません。音声なしで署名すると、画面だけの選挙になり、後から音声は入りません。',
    en: 'There is no voice yet. An election that is signed without one is by touch alone; none comes later.',
  },
  voiceHow: {
    ja: 'USBメモリーの voice フォルダーから取り込むか、このコンピューターの音声ソフトで作ります。作るときの読みは、USBメモリーの候補者のファイルと同じフォルダーの readings.csv に書きます。',
    en: 'It is taken from the folder voice of the stick, or made by the engines of this computer. Readings for making it stand in readings.csv, on the stick beside the file of candidates.',
  },
  voiceSilent: {
    ja: '選挙データは音声なしで署名されています。ここで承認しても、この選挙では使われません。',
    en: 'The package was signed without a voice. What is approved here is not used in this election.',
  },
  voiceTaken: { ja: '{name} が用意した音声', en: 'Voice prepared by {name}' },
  voiceLacking: {
    ja: '今の候補者と選挙に、音声が {count} 個足りません。作りなおすか、取り込みなおしてください。',
    en: '{count} clips lack for the candidates and contests as they are now. Make or bring the voice anew.',
  },
  voiceApproved: { ja: 'すべての音声を二人が承認しました。署名に入ります。', en: 'Two people approved every clip. The voice is signed with the package.' },
  takeVoice: { ja: '音声を取り込む', en: 'Take the voice from the stick' },
  makeVoice: { ja: '音声を作る', en: 'Make the voice' },
  voiceProblems: { ja: '使えない音声', en: 'Clips that are not right' },
  clipGroups: { ja: '音声の種類', en: 'Kinds of clips' },
  group_names: { ja: '名前・党派・選挙名', en: 'Names, parties, contests' },
  group_ja: { ja: '日本語の文と数', en: 'Japanese sentences and numbers' },
  group_en: { ja: '英語の文と数', en: 'English sentences and numbers' },
  groupCount: { ja: '{name}　{approved}/{all}', en: '{name}  {approved}/{all}' },
  groupYours: { ja: '（あなたは あと {count}）', en: ', {count} open for you' },
  clipsPage: { ja: '{page} / {pages} ページ', en: 'Page {page} of {pages}' },
  clipsBefore: { ja: '前のページ', en: 'Page before' },
  clipsNext: { ja: '次のページ', en: 'Next page' },
  clipsCaption: { ja: '一つずつ聞いて、読みのとおりかを確かめます', en: 'Hear each one: is it said as it reads?' },
  colClip: { ja: '音声', en: 'Clip' },
  colText: { ja: '文字', en: 'Text' },
  colReading: { ja: '読み', en: 'Reading' },
  colMaker: { ja: '作り・長さ', en: 'Maker, length' },
  clipMaker: { ja: '{maker}　{seconds} 秒', en: '{maker}, {seconds} s' },
  playClip: { ja: '聞く', en: 'Hear' },
  playAll: { ja: 'まだのものを続けて聞く', en: 'Hear the open ones in a row' },
  stopClips: { ja: '止める', en: 'Stop' },
  clipHeard: { ja: '聞きました', en: 'heard' },
  clipOpen: { ja: 'まだ', en: 'open' },
  clipHalf: { ja: '承認：{names}（あと一人）', en: 'approved by {names}; one more' },
  clipApproved: { ja: '承認：{names}', en: 'approved by {names}' },
  clipRefused: { ja: '{name}：違います（{why}）', en: '{name}: wrong ({why})' },
  clipWrong: { ja: '違います', en: 'Wrong' },
  clipWhy: { ja: 'どこが違うか', en: 'What is wrong' },
  refuseClip: { ja: '違うと記録する', en: 'Record it as wrong' },
  clipRight: { ja: '聞き直したら正しいので、承認します', en: 'Heard again, it is right: approve' },
  clipKeep: { ja: 'やめる', en: 'Back' },
  approveClips: { ja: '聞いた {count} 個は正しいです。承認します', en: 'The {count} that I heard are right: approve' },
  approveClipsHow: {
    ja: '最後まで聞いたものだけを承認します。違うものは readings.csv の読みか録音を直して作りなおし、取り込みます。',
    en: 'Only what was heard to its end is approved. For a wrong one correct its reading in readings.csv, or its recording, make the voice anew and bring it.',
  },
  clipNotPlayed: {
    ja: 'この音声は鳴りませんでした。スピーカーを確かめてください。Electron の窓では鳴りません。Chromium の窓で聞いてください。',
    en: 'This clip did not sound. See to the loudspeaker. None sounds in a window of Electron: hear it in one of Chromium.',
  },
  work_voice: { ja: '音声を用意しています', en: 'Preparing the voice' },
  'act_voice-taken': { ja: '音声 {clips} 個を用意した', en: 'prepared a voice of {clips} clips' },
  'act_clips-approved': { ja: '音声 {count} 個を聞いて承認した：{clips}', en: 'heard and approved {count} clips: {clips}' },
  'act_clip-refused': { ja: '音声 {clip} は違うと記録した：{why}', en: 'recorded clip {clip} as wrong: {why}' },
} as const satisfies TextCatalogue

export const officeVoiceRefusals = {
  'no-voice-on-stick': {
    ja: { title: '{path} に音声がありません。何も取り込んでいません。', next: 'ippyo voice make が書いたフォルダーを、voice という名前でUSBメモリーに入れてください。' },
    en: { title: 'There is no voice in {path}. Nothing was taken in.', next: 'Put the directory that ippyo voice make wrote onto the stick, named voice.' },
  },
  'voice-pack-damaged': {
    ja: { title: '音声 {path} が壊れています（{where}）。取り込んでいません。前の音声と承認はそのままです。', next: '写しなおすか、作りなおしてください。変わらない音声の承認は残ります。' },
    en: {
      title: 'The voice {path} is damaged ({where}). It was not taken in; the one before and its approvals stand.',
      next: 'Copy it or make it anew. Approvals of clips that do not change are kept.',
    },
  },
  'no-voice-engine': {
    ja: {
      title: 'このコンピューターには、音声を作るソフトのない言語があります。何も変わっていません。',
      next: 'ソフトのあるコンピューターで ippyo voice make で作り、USBメモリーの voice フォルダーから取り込んでください。',
    },
    en: {
      title: 'This computer has no engine for one of the languages. Nothing has changed.',
      next: 'Make the voice by ippyo voice make where there is one, and take it from the folder voice of the stick.',
    },
  },
  'voice-not-made': {
    ja: { title: '{count} 個の音声が使えません。音声は作られていません。前からあるものはそのままです。', next: '下の表のとおりに、USBメモリーの readings.csv で読みを直し、もう一度作ってください。' },
    en: { title: '{count} clips are not right. No voice was made; what was there before is untouched.', next: 'Correct readings in readings.csv on the stick as listed below, and make it again.' },
  },
  'voice-not-of-files': {
    ja: { title: '今の候補者と選挙に、音声が足りません。署名していません。', next: '「音声」で作りなおすか取り込みなおし、変わったものを二人が聞いて承認してください。' },
    en: { title: 'Clips lack for the candidates and contests as they are now. Nothing was signed.', next: 'Make or bring the voice anew under "Voice"; two people hear and approve what changed.' },
  },
  'voice-not-heard': {
    ja: { title: '二人が聞いて承認していない音声があります。署名していません。', next: '「音声」で、残りを聞いて承認するか、違う音声を直してください。' },
    en: { title: 'Not every clip was heard and approved by two people. Nothing was signed.', next: 'Hear and approve the rest under "Voice", or correct what is wrong.' },
  },
  'voice-changed': {
    ja: { title: '音声のファイルが、聞いて承認されたものと違います。署名していません。', next: '「音声」で取り込みなおしてください。変わらない音声の承認は残ります。変わったものは二人が聞きます。' },
    en: {
      title: 'The voice on this computer is not the one that was heard and approved. Nothing was signed.',
      next: 'Bring it anew under "Voice". Approvals of clips that do not change are kept; two people hear the others.',
    },
  },
  'voice-not-as-recorded': {
    ja: { title: '音声のファイルが、作業の記録にあるものと違います。このプロジェクトは開きません。', next: 'プロジェクトの控えの voice フォルダーを戻してください。記録は書き換えられていません。' },
    en: { title: 'The voice on this computer is not the one in the record. The project is not opened.', next: "Bring back the folder voice from the project's copy. The record is untouched." },
  },
  'clip-refused': {
    ja: { title: '音声 {clip} は、ほかの人が違うと記録しています。何も承認していません。', next: 'その人が聞きなおして取り消すか、作りなおした音声を取り込んでください。' },
    en: { title: 'Another person recorded clip {clip} as wrong. Nothing was approved.', next: 'That person hears it again and takes it back, or a corrected voice is brought.' },
  },
} as const
