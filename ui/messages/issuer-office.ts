/** Refusals of the officer's own duties: witnesses, keys, media, the order of the morning, the papers before the boxes leave. */
import type { RefusalCatalogue } from './message.ts'

export const issuerOfficeRefusals = {
  'transport-witness-missing': {
    ja: { title: '送致立会人が決まっていません。投票機はまだ閉鎖できません。', next: '「閉鎖」の「送致立会人」で、箱と一緒に開票所へ行く立会人を選んでください。' },
    en: { title: 'No transport witness is named: the machines are not closed yet.', next: 'On the page Close, choose the witness who travels with the boxes.' },
  },
  'removed-open': {
    ja: { title: '退出させた方のうち、まだ投票していない方が{count}人います。', next: '「見回り」の「退出・保留」で、呼んで投票してもらうか、来なかったことを入れてください。' },
    en: { title: '{count} removed voters have not voted.', next: 'On the page Watch, call them to vote, or enter that they did not come back.' },
  },
  'substitute-not-on-roll': {
    ja: {
      title: 'その方は、この投票区の選挙人名簿で一人に決まりません。立会人は替えていません。',
      next: '名簿番号か氏名を確かめて、もう一度入れてください。ほかの名簿で選挙権のある方なら、氏名と、「名簿にない方」の欄に何で確かめたかを入れて、もう一度押してください。',
    },
    en: {
      title: 'The roll of this district shows no one voter for this. No witness was changed.',
      next: 'Check the roll number or the name and enter it again. If the person has the vote on another roll, enter the name and, under "On another roll: what shows it", what you saw, and press again.',
    },
  },
  'substitute-is-candidate': {
    ja: {
      title: '{name}という候補者がいます。候補者は立会人になれません。立会人は替えていません。',
      next: '候補者本人でないことを確かめたときだけ、「候補者とは別の人と確かめた」に印を付けて、もう一度押してください。',
    },
    en: {
      title: 'There is a candidate named {name}; candidates cannot be witnesses. No witness was changed.',
      next: 'Only if you have made sure that it is somebody else, tick "Not the candidate of that name" and press again.',
    },
  },
  'substitute-is-witness': {
    ja: { title: '{name}は、もう立会人です。立会人は替えていません。', next: '別の方を選んでください。' },
    en: { title: '{name} is a witness already. No witness was changed.', next: 'Choose somebody else.' },
  },
  'substitute-same-party': {
    ja: { title: '{party}の立会人がもう一人います。同じ党派からは一人までです。立会人は替えていません。', next: '別の党派か、党派に属さない方を選んでください。' },
    en: { title: 'Another witness is of {party}: only one of each party. No witness was changed.', next: 'Choose somebody of another party, or of none.' },
  },
  'returning-same-party': {
    ja: {
      title: 'いま「{party}」の補充立会人が別の席にいるので、この立会人は戻れません。同じ党派からは一人までです。立会人は替えていません。',
      next: '先に、その補充立会人を本来の立会人と交代させてから、もう一度押してください。交代できないときは、いまの立会人のまま続け、選管に知らせてください。',
    },
    en: {
      title: 'A substitute of "{party}" is in another place now, so this witness cannot come back: only one of each party. No witness was changed.',
      next: 'Let the witness of that place come back first, then press again. If that cannot be, go on with the witnesses who are here, and call the election commission.',
    },
  },
  'witness-named-twice': {
    ja: {
      title: '「{name}」が二度書かれています。一人の立会人は一度だけです。立会人の氏名は登録していません。',
      next: '重なった行を直して、もう一度「氏名を登録」を押してください。同姓同名の別の方なら、氏名の後に「（昭和30年生）」のように書き添えて区別してください。',
    },
    en: {
      title: '"{name}" is written twice: each witness has one line. The names were not saved.',
      next: 'Correct the line that is doubled and press "Save the names" again. If they are two people of one name, add something after each name, such as "(born 1955)".',
    },
  },
  'witnesses-same-party': {
    ja: {
      title: '「{party}」の立会人が二人います。一つの投票所では、同じ政党その他の政治団体からは一人までです。立会人の氏名は登録していません。',
      next: '党派の書き間違いなら直し、そうでなければ一人を別の党派か党派に属さない方に替えて、もう一度「氏名を登録」を押してください。誰を替えるかは選管に確かめてください。',
    },
    en: {
      title: 'Two witnesses are of "{party}": the law allows only one of each party or political group at a polling place. The names were not saved.',
      next: 'If a party was written wrongly, correct it; if not, replace one of them by somebody of another party or of none, as the election commission says, and press "Save the names" again.',
    },
  },
  'key-keeper-wrong': {
    ja: { title: 'この封筒は、その方には預けられません。保管者は変えていません。', next: '投票管理者の封筒は投票管理者か職務代理者に、立会人の封筒は立会人に渡してください。' },
    en: { title: 'This envelope cannot be kept by that person. The keeper was not changed.', next: "The officer's envelopes go to the officer or the deputy, the witness's to a witness." },
  },
  'keys-with-one': {
    ja: {
      title: '一人が、二つの送致箱の鍵、または外ふたの二つの鍵を持つことになります。保管者は変えていません。',
      next: '別の方に預けてください。同じ人が投票管理者と立会人を兼ねることはできません。',
    },
    en: {
      title: 'One person would hold both keys of the media boxes, or both of the outer lid. The keeper was not changed.',
      next: 'Give it to somebody else. Nobody can be officer and witness at once.',
    },
  },
  'keys-by-day': {
    ja: { title: '投票中の鍵は、投票管理者（職務代理者）がまとめて持ちます。封筒には入れていません。', next: '閉鎖を宣言し、箱を施錠してから封筒に入れてください。' },
    en: { title: 'By day all keys stay with the officer or the deputy. Nothing was put into an envelope.', next: 'Declare the closing and lock the boxes first.' },
  },
  'keys-into-envelopes': {
    ja: { title: '閉鎖を宣言したあとは、鍵をまとめて渡せません。', next: '鍵は一つずつ封筒に入れ、封筒ごとに保管者を決めてください。' },
    en: { title: 'After the declaration of the closing the keys are not handed over together.', next: 'Put them into their envelopes and name the keeper of each.' },
  },
  'key-envelopes-open': {
    ja: { title: '封をしていない鍵の封筒が{count}通あります。', next: '「閉鎖」の「鍵の封筒」で、投票管理者と立会人が一緒に封をし、保管者を決めてください。' },
    en: { title: '{count} key envelopes are not sealed.', next: 'On the page Close, officer and witness seal them together and name their keepers.' },
  },
  'medium-unknown': {
    ja: {
      title: '「{serial}」は、この投票所の記録媒体の番号ではありません。封印の印は付けていません。',
      next: '媒体に貼られた番号を読み直してください。終わりの文字は、正（原本）が英字のO（オー）、副（複写）がDです。番号が本当に違うときは、封をせず、投票管理者が選挙管理委員会に連絡します。',
    },
    en: {
      title: '"{serial}" is not the number of any medium of this station. It was not marked as sealed.',
      next: 'Read the number on the medium again: it ends with the letter O (original) or D (duplicate). If it really is another one, do not seal it; the presiding officer calls the election commission.',
    },
  },
  'medium-is-original': {
    ja: { title: '「{serial}」は {machine} の正（原本）です。封印の印は付けていません。', next: '正（原本）と副（複写）、または機体を取り違えていないか、媒体を見て確かめてください。' },
    en: { title: '"{serial}" is the original of {machine}. It was not marked as sealed.', next: 'Look at the media: originals and duplicates, or two machines, may be mixed up.' },
  },
  'medium-is-duplicate': {
    ja: { title: '「{serial}」は {machine} の副（複写）です。封印の印は付けていません。', next: '正（原本）と副（複写）、または機体を取り違えていないか、媒体を見て確かめてください。' },
    en: { title: '"{serial}" is the duplicate of {machine}. It was not marked as sealed.', next: 'Look at the media: originals and duplicates, or two machines, may be mixed up.' },
  },
  'inner-lid-open': {
    ja: { title: '投票箱の内ふたに施錠した印がありません。外ふたはまだ閉じません。', next: '内ふたの錠を確かめ、「開始」の「投票箱の内ふた」で印を付けてください。' },
    en: { title: 'The inner lid of the ballot box is not marked as locked. The outer one is not closed yet.', next: 'Check its lock and mark it on the page Open.' },
  },
  'media-not-in': {
    ja: { title: '投票機に媒体を入れ、電源を入れる手順が済んでいません。', next: '「開始」のページで、立会人の前で媒体を入れ、電源を入れて、印を付けてください。' },
    en: { title: 'Media are not in the machines, or the power is not on.', next: 'On the page Open: put the media in before the witnesses, switch on, and tick the line.' },
  },
  'fronts-not-locked': {
    ja: { title: '投票機の前面が施錠されていません。', next: '「開始」のページで、すべての投票機の前面を施錠して、印を付けてください。' },
    en: { title: 'The fronts of the machines are not locked.', next: 'On the page Open: lock the front of each machine and tick the line.' },
  },
  'recheck-open': {
    ja: { title: '開始10分前の再確認が済んでいません。', next: '「開始」のページで、掲示・錠・名簿と書類の三つを確かめて、印を付けてください。' },
    en: { title: 'The re-check before the opening is not finished.', next: 'On the page Open: look at notice, locks, roll and papers and tick the three lines.' },
  },
  'closing-not-declared': {
    ja: { title: '閉鎖の宣言がまだです。', next: '先に閉鎖を宣言してください。' },
    en: { title: 'The closing is not declared.', next: 'Declare it first.' },
  },
  'leaving-papers-missing': {
    ja: { title: '投票録と送致目録ができていません。箱はまだ出せません。', next: '投票録、送致目録の順に作り、「閉鎖」の「出発の前」で印を付けてください。' },
    en: { title: 'Polling record and transport list are not made: the boxes do not leave yet.', next: 'Make the record, then the list, and tick them on the page Close.' },
  },
} as const satisfies RefusalCatalogue<string>
