/** Words of refusals of a package directory: every program shows the same, whichever machine it stands on. */
import type { PACKAGE_CODES } from '#election/definition/loaded-election.ts'
import type { RefusalCatalogue } from './message.ts'

export const packageRefusals = {
  'package-missing': {
    ja: { title: '選挙データがありません。', next: '選管から受け取った選挙データの媒体を入れて、もう一度起動してください。' },
    en: { title: 'There is no election package.', next: 'Insert the medium with the package from the commission and start again.' },
  },
  'package-unreadable': {
    ja: { title: '選挙データの {path} を読めません。', next: '予備の媒体に取り替えて、もう一度起動してください。直らないときは選管に連絡してください。' },
    en: { title: '{path} of the package cannot be read.', next: 'Use the spare medium and start again. If that does not help, call the commission.' },
  },
  'package-too-large': {
    ja: { title: '選挙データが大きすぎます。開いていません。', next: '媒体を封筒に入れ、選管に連絡してください。' },
    en: { title: 'The package is too large. It was not opened.', next: 'Put the medium into its envelope and call the commission.' },
  },
  'package-not-signed': {
    ja: { title: '選挙データに署名がありません。開いていません。', next: '選管から受け取った媒体かどうかを確かめてください。' },
    en: { title: 'The package is not signed. It was not opened.', next: 'Make sure that the medium is the one from the commission.' },
  },
  'package-of-other-authority': {
    ja: { title: '別の選挙管理委員会の署名です。開いていません。', next: '媒体と機械の組み合わせを選管に確かめてください。' },
    en: { title: 'Another commission signed this package. It was not opened.', next: 'Ask the commission which medium belongs to this machine.' },
  },
  'package-altered': {
    ja: { title: '選挙データが署名の後で変えられています。開いていません。', next: '媒体を封筒に入れ、選管に連絡して、新しい媒体を受け取ってください。' },
    en: { title: 'The package was changed after signing. It was not opened.', next: 'Put the medium into its envelope, call the commission and get a new one.' },
  },
  'package-wrong-format': {
    ja: { title: '選挙データの形式が、この機械のソフトウェアと合いません。開いていません。', next: '選管に連絡し、機械のソフトウェアの版を確かめてください。合わない所：{where}' },
    en: {
      title: 'The package is in a form unknown to the software of this machine. It was not opened.',
      next: 'Call the commission and ask which version the machine should have. What does not fit: {where}',
    },
  },
  'candidate-list-missing': {
    ja: { title: '候補者一覧がまだありません。', next: '届出の締切後に作られた候補者一覧を、選挙データと同じ媒体に入れて、もう一度起動してください。' },
    en: { title: 'There is no candidate list yet.', next: 'Add the list made after filing closed to the medium with the package and start again.' },
  },
  'candidate-list-refused': {
    ja: { title: '候補者一覧の第{version}版を使えません。開いていません。', next: '媒体を封筒に入れ、選管に連絡して、新しい媒体を受け取ってください。理由の記号：{problem}' },
    en: { title: 'Version {version} of the candidate list cannot be used. It was not opened.', next: 'Put the medium into its envelope, call the commission and get a new one. Reason: {problem}' },
  },
  'file-missing': {
    ja: { title: '選挙データに {path} がありません。', next: '選管に連絡して、新しい媒体を受け取ってください。' },
    en: { title: '{path} is missing from the package.', next: 'Call the commission and get a new medium.' },
  },
  'file-altered': {
    ja: { title: '選挙データの {path} が変えられています。使っていません。', next: '媒体を封筒に入れ、選管に連絡して、新しい媒体を受け取ってください。' },
    en: { title: '{path} of the package was changed. It was not used.', next: 'Put the medium into its envelope, call the commission and get a new one.' },
  },
  'package-not-approved': {
    ja: {
      title: '候補者一覧の第{version}版に、二人の承認がそろっていません。開いていません。',
      next: '選管に連絡し、二人が番号を承認した後に作られた媒体を受け取ってください。この媒体は封筒に入れてください。理由の記号：{problem}',
    },
    en: {
      title: 'Two people have not approved version {version} of the candidate list. It was not opened.',
      next: 'Call the commission and get a medium made after two people approved the number. Put this one into its envelope. Reason: {problem}',
    },
  },
  'approvers-unknown': {
    ja: { title: 'この機械は、誰の承認を信じるかを知りません。本番の選挙データは開きません。', next: '予備機を使い、選管に連絡してください。この機械は、承認者の入ったキットで登録し直してください。' },
    en: {
      title: 'This machine does not know whose approval counts. It opens no package of a real election.',
      next: 'Use a spare machine and call the commission. This one is personalised again, with a kit that names approvers.',
    },
  },
  'approvers-differ': {
    ja: {
      title: 'この機械が知っている承認者と、選挙データの承認者の鍵が違います（氏名が同じでも）。開いていません。',
      next: '予備機を使い、選管に連絡してください。承認者の照合番号を、鍵の生成の記録（紙）と比べます。番号の違う方の媒体か機械は、封筒に入れて残してください。',
    },
    en: {
      title: 'The approvers whom this machine knows have other keys than those of the package, perhaps under the same names. It was not opened.',
      next: 'Use a spare machine and call the commission. Compare the check numbers of the approvers with the ceremony record, on paper. Keep whichever medium or machine has other ones, in its envelope.',
    },
  },
  'live-outside-its-dates': {
    ja: {
      title: '今日は、この投票所の投票日（{date}）の前日より前です。開いていません。',
      next: '準備は前日から、投票は投票日にできます。照合番号は、いま選管の番号と比べられます。今日が前日か投票日のときは、機械の日付を直してください。',
    },
    en: {
      title: 'Today is earlier than the eve of the poll here ({date}). It was not opened.',
      next: "Preparation begins on the eve, voting on the day. The check number can be compared with the commission's now. If today is one of these days, set the date of the machine.",
    },
  },
  'live-after-its-dates': {
    ja: {
      title: 'この投票所の投票日（{date}まで）は終わり、この機械では何も開かれていません。開いていません。',
      next: '閉鎖・報告・消去は、その日に使った機械で行います。機械の日付と照合番号を確かめ、違うときは選管に連絡してください。',
    },
    en: {
      title: 'The poll of this station is over (last date {date}), and nothing was opened on this machine. It was not opened.',
      next: 'Closing, report and erasing are done on the machine that was used. Check the date of the machine and the check number; if either is wrong, call the commission.',
    },
  },
  'rehearsal-on-election-date': {
    ja: { title: '模擬の選挙データは投票日には開きません。', next: '本番の媒体に取り替えて、もう一度起動してください。' },
    en: { title: 'A rehearsal package does not open on a voting day.', next: 'Insert the live medium and start again.' },
  },
  'machine-not-in-package': {
    ja: { title: 'この機械（{machine}）は、この選挙に登録されていません。', next: '機体番号を選管に確かめ、予備機を使ってください。' },
    en: { title: 'This machine ({machine}) does not belong to this election.', next: 'Check its serial with the commission and use a spare.' },
  },
} satisfies RefusalCatalogue<(typeof PACKAGE_CODES)[number]>
