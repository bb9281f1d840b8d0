/** How a paper stands at the printer of a machine, and what is in its way. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const printerWords = {
  print: { ja: '印刷する', en: 'Print' },
  again: { ja: 'もう一度印刷する', en: 'Print again' },
  printing: { ja: '印刷しています…', en: 'printing…' },
  printed: { ja: '✓ 印刷しました', en: '✓ printed' },
} as const satisfies TextCatalogue

/** No cable helps here: somebody set the machine up otherwise than its configuration says, or its print service has ended. */
export const printerTroubles = {
  'print-service-not-there': {
    ja: { title: 'この機械に、印刷のサービスがありません。印刷していません。', next: '書類は保存してあります。要るときは、ほかのコンピューターで印刷し、技術担当に知らせてください。' },
    en: { title: 'This machine has no print service. It was not printed.', next: 'The paper is kept as a file. If it is needed, print it on another computer, and inform the technician.' },
  },
  'print-service-refused': {
    ja: { title: '印刷のサービスを使うことを、断られています。印刷していません。', next: '書類は保存してあります。要るときは、ほかのコンピューターで印刷し、技術担当に知らせてください。' },
    en: { title: 'The print service refuses this program. It was not printed.', next: 'The paper is kept as a file. If it is needed, print it on another computer, and inform the technician.' },
  },
  'print-service-silent': {
    ja: { title: '印刷のサービスが応答しません。印刷していません。', next: '書類は保存してあります。一分ほど待って「もう一度印刷する」を押してください。直らないときは、技術担当に知らせてください。' },
    en: {
      title: 'The print service does not answer. It was not printed.',
      next: 'The paper is kept as a file. Wait for a minute and press "Print again". If that does not help, inform the technician.',
    },
  },
  'printer-missing': {
    ja: { title: '印刷のサービスに、設定にあるプリンターがありません。印刷していません。', next: '書類は保存してあります。要るときは、ほかのコンピューターで印刷し、技術担当に知らせてください。' },
    en: {
      title: 'The print service has no printer of the configured name. It was not printed.',
      next: 'The paper is kept as a file. If it is needed, print it on another computer, and inform the technician.',
    },
  },
  'printer-refuses': {
    ja: { title: 'プリンターが印刷を受け付けません。', next: '書類は保存してあります。プリンターの表示を確かめ、「もう一度印刷する」を押してください。' },
    en: { title: 'The printer takes nothing.', next: 'The paper is kept as a file. Look at what the printer shows, then press "Print again".' },
  },
  'printer-no-paper': {
    ja: { title: 'プリンターの用紙がありません。', next: '用紙を入れてください。続きは自動で印刷されます。' },
    en: { title: 'The printer has no paper.', next: 'Put paper in. It goes on by itself.' },
  },
  'printer-jam': {
    ja: { title: 'プリンターに紙が詰まっています。', next: '紙を取り除いてください。続きは自動で印刷されます。' },
    en: { title: 'Paper is jammed in the printer.', next: 'Take it out. It goes on by itself.' },
  },
  'printer-open': {
    ja: { title: 'プリンターのふたが開いています。', next: 'ふたを閉めてください。続きは自動で印刷されます。' },
    en: { title: 'The cover of the printer is open.', next: 'Close it. It goes on by itself.' },
  },
  'printer-no-toner': {
    ja: { title: 'プリンターのトナー（インク）がありません。', next: '取り替えてください。続きは自動で印刷されます。' },
    en: { title: 'The printer has no toner or ink.', next: 'Change it. It goes on by itself.' },
  },
  'printer-away': {
    ja: { title: 'プリンターにつながりません。', next: '電源とケーブルを確かめてください。つながると自動で印刷されます。' },
    en: { title: 'The printer does not answer.', next: 'Look at its power and its cable. It prints by itself when it is back.' },
  },
  'printer-stopped': {
    ja: { title: 'プリンターが止まっています。', next: 'プリンターの表示を確かめてください。直ると自動で印刷されます。' },
    en: { title: 'The printer has stopped.', next: 'Look at what it shows. It goes on by itself when that is put right.' },
  },
  'printer-held': {
    ja: { title: '印刷が保留になっています。', next: 'プリンターと、このコンピューターの印刷の設定を見て、保留を解いてください。解くと自動で印刷されます。急ぐときは技術担当者を呼んでください。' },
    en: { title: 'The print job is held.', next: 'Look at the printer and the print settings of this computer and release the job; then it prints by itself. If it is urgent, call the technician.' },
  },
  'printer-unknown': {
    ja: {
      title: '印刷されたかどうか、わかりません。',
      next: 'プリンターの前で、紙が出たか、出てくるかを見てください。出ていればそれを使います。出ていないときだけ、「もう一度印刷する」を押してください。書類は保存してあります。',
    },
    en: {
      title: 'Nobody knows whether it was printed.',
      next: 'Go to the printer and look whether the paper came out or is coming. If it did, use it. Only if it did not, press "Print again". The paper is kept as a file.',
    },
  },
  'printer-cancelled': {
    ja: { title: '印刷が取り消されました。', next: '書類は保存してあります。要るときは「もう一度印刷する」を押してください。' },
    en: { title: 'The printing was cancelled.', next: 'The paper is kept as a file. If it is needed, press "Print again".' },
  },
  'printer-file-gone': {
    ja: { title: '印刷する書類のファイルが読めません。', next: '書類をもう一度作ってから印刷してください。' },
    en: { title: 'The file of the paper cannot be read.', next: 'Make the paper again, then print it.' },
  },
  'printer-file-changed': {
    ja: {
      title: '書類のファイルが、作ったときの内容と違います。印刷していません。',
      next: '書類をもう一度作ると、署名された内容からできます。替えた覚えのある人がいなければ、委員会に報告してください。',
    },
    en: {
      title: 'The file of the paper is not what was made. It was not printed.',
      next: 'Make the papers again: they come from what was signed. If nobody knows who changed it, report it to the commission.',
    },
  },
} as const satisfies RefusalCatalogue<string>
