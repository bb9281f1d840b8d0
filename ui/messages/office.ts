/** Words of refusals about the office's own files and the key holders' shares. */
import type { RefusalCatalogue } from './message.ts'

export const officeRefusals = {
  'office-file-missing': {
    ja: {
      title: '選管のファイル {path} がありません。何も変わっていません。',
      next: '準備したフォルダーの office を指定してください。',
    },
    en: {
      title: 'The office’s file {path} is missing. Nothing has changed.',
      next: 'Name the office directory of the prepared election.',
    },
  },
  'office-file-damaged': {
    ja: { title: '選管のファイル {path} が壊れています。何も変わっていません。', next: '控えから戻してください。' },
    en: { title: 'The office’s file {path} is damaged. Nothing has changed.', next: 'Restore it from the kept copy.' },
  },
  'wrong-office-passphrase': {
    ja: { title: '選管の合言葉が違います。何も変わっていません。', next: 'もう一度入力してください。' },
    en: { title: 'The office’s passphrase is wrong. Nothing has changed.', next: 'Type it again.' },
  },
  'not-an-authority-key': {
    ja: {
      title: '選管の署名鍵のファイルではありません。何も変わっていません。',
      next: 'authority.json のあるフォルダーを指定してください。',
    },
    en: {
      title: 'This is not the commission’s key file. Nothing has changed.',
      next: 'Name the directory with authority.json.',
    },
  },
  'not-a-share': {
    ja: {
      title: '鍵の持ち分のファイルではありません。',
      next: '保管者の媒体にある share のファイルを選んでください。',
    },
    en: { title: 'This is no key share.', next: 'Choose the share file on the holder’s stick.' },
  },
  damaged: {
    ja: {
      title: 'ファイルまたはカードの内容が壊れています。何も変わっていません。',
      next: '控えを使うか、別のカードにしてください。',
    },
    en: { title: 'The file or card is damaged. Nothing has changed.', next: 'Use the kept copy, or another card.' },
  },
  'wrong-election': {
    ja: { title: '別の選挙の持ち分です。何も変わっていません。', next: 'この選挙の封筒から取り出してください。' },
    en: {
      title: 'This share is of another election. Nothing has changed.',
      next: 'Take the one from this election’s envelope.',
    },
  },
  'wrong-passphrase': {
    ja: { title: '合言葉が違います。鍵はまだ組み立てられていません。', next: '保管者本人がもう一度入力してください。' },
    en: { title: 'The passphrase is wrong. The key was not assembled.', next: 'Its holder types it again.' },
  },
  'wrong-share': {
    ja: {
      title: '持ち分{index}は、鍵の式典で作られたものではありません。',
      next: 'その持ち分を除き、別の保管者の持ち分を使って、記録に残してください。',
    },
    en: {
      title: 'Share {index} is not the one made at the ceremony.',
      next: 'Leave it out, use another holder’s, and write it into the record.',
    },
  },
  'too-few-shares': {
    ja: {
      title: '持ち分が{given}つです。{needed}つ必要です。何も開かれていません。',
      next: 'あと何人かの保管者の持ち分を入れてください。',
    },
    en: {
      title: '{given} shares were given, {needed} are needed. Nothing was opened.',
      next: 'Add the shares of more holders.',
    },
  },
  duplicate: {
    ja: { title: '持ち分{index}は既に入っています。', next: '別の保管者の持ち分を入れてください。' },
    en: { title: 'Share {index} was given already.', next: 'Give another holder’s share.' },
  },
  'wrong-key': {
    ja: {
      title: '組み立てた鍵が選挙データと合いません。何も開かれていません。',
      next: '選挙データと持ち分を封印し、選管に連絡してください。',
    },
    en: {
      title: 'The assembled key does not fit the package. Nothing was opened.',
      next: 'Seal package and shares, and call the commission.',
    },
  },
  'not-personalised': {
    ja: { title: 'この機械は登録されていません。', next: 'ippyo personalise machine を実行してください。' },
    en: { title: 'This machine was never personalised.', next: 'Run ippyo personalise machine.' },
  },
  'identity-damaged': {
    ja: {
      title: '機械の登録ファイルが壊れています。',
      next: 'この機械は使わず、予備機に替えて、登録しなおしてください。',
    },
    en: {
      title: 'The machine’s identity is damaged.',
      next: 'Do not use it; take a spare and personalise this one anew.',
    },
  },
  'nothing-known': {
    ja: {
      title: '{path} は一票のファイルではありません。',
      next: '選挙データのフォルダー、記録媒体、持ち分、機械のファイルのいずれかを指定してください。',
    },
    en: {
      title: '{path} is nothing that Ippyō makes.',
      next: 'Name a package directory, a medium, a share or a machine file.',
    },
  },
  'descriptor-not-given': {
    ja: {
      title: 'ファイル記述子 {fd} は、このプログラムに渡されていません。何も確かめていません。',
      next: 'npm run では 0 だけが届きます。0 を使うか、node scripts/run.mjs office/main.ts … {fd}<ファイル のように起動してください。',
    },
    en: {
      title: 'File descriptor {fd} was not given to this program. Nothing was checked.',
      next: 'Through npm run only 0 arrives. Use 0, or start node scripts/run.mjs office/main.ts … {fd}<file.',
    },
  },
  'no-medium-there': {
    ja: {
      title: 'ここに記録媒体（ballot-box.ippyo）がありません: {path}',
      next: '媒体の場所、または ballot-box.ippyo を指定してください。',
    },
    en: {
      title: 'There is no medium (ballot-box.ippyo) at: {path}',
      next: 'Name the directory of a medium, or its ballot-box.ippyo.',
    },
  },
  'name-the-seats': {
    ja: {
      title: '鍵の分担として使えないファイルがあります: {files}',
      next: 'どの席の分担を使うかを --seats で指定してください。合言葉は席の順に読みます。何も開いていません。',
    },
    en: {
      title: 'Some files cannot be used as key shares: {files}',
      next: 'Say with --seats which seats are used; passphrases are read in their order. Nothing was opened.',
    },
  },
  'authority-needed': {
    ja: {
      title: '署名を確かめる公開鍵がありません。',
      next: '--authority で選管の authority.pub を指定してください。',
    },
    en: {
      title: 'There is no public key to check the signature with.',
      next: 'Name the commission’s authority.pub with --authority.',
    },
  },
} satisfies RefusalCatalogue<string>
