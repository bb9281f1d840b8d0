/** What a machine says to staff about itself: its window, and what must hold on it before a live start. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

/** On the console of the service, behind the glass. */
export const windowNews = {
  'opened-anew': { ja: '画面が終わったため、開き直しました。記録は無事です。', en: 'The window ended and was opened anew. What is recorded is safe.' },
  'begins-anew': {
    ja: '合言葉をこの機械の記憶に残さないため、画面を閉じて新しく開きます。記録は無事です。このまま数秒お待ちください。',
    en: 'So that no passphrase stays in the memory of this machine, the screen closes and a new one opens. What is recorded is safe. Please wait a few seconds.',
  },
  'shows-nothing': { ja: '画面が何も映していないため、開き直します。記録は無事です。', en: 'The window shows nothing and is opened anew. What is recorded is safe.' },
  'waits-a-minute': {
    ja: '画面が続けて終わりました。1分後にもう一度開きます。続くときは、この機械を使わず、予備機に替えてください。記録は無事です。',
    en: 'The window ended again and again. It is opened once more in a minute. If this goes on, use a spare machine instead of this one. What is recorded is safe.',
  },
} satisfies TextCatalogue

/** On the glass itself, where no page covers it: a line of the drawing a line here (`scripts/packages/glass-words.ts`). */
export const glassWords = {
  'no-page': {
    ja: {
      title: '画面を準備しています。お待ちください。',
      next: '5分たっても変わらないときは、予備機に替えて、\n技術担当に知らせてください。\n記録された票は、そのままです。',
    },
    en: {
      title: 'The screen is on its way. Please wait.',
      next: 'If nothing changes for five minutes, use a spare\nmachine, and inform the technician.\nWhat is recorded is safe.',
    },
  },
} satisfies RefusalCatalogue<'no-page'>

/** People read it out on the telephone, in any language. */
export const GLASS_NUMBER = 'G-1'

/** On the same console: a bug ended the work of an app. */
export const programNews = {
  'program-error': {
    ja: 'プログラムの誤りのため、仕事を止めました。ここまでの記録は無事です。画面の案内に従ってください。',
    en: 'Out of service after a program error. What is recorded is safe. Do what the screen says.',
  },
  'no-place-for-screen': {
    ja: '内部の記憶装置にも、メモリーの上の場所にも書き込めないため、画面を開けません。記録は変わっていません。この機械は使わず、予備機を使い、技術担当に知らせてください。',
    en: 'Neither the own disk nor memory takes a write, so no screen can be opened. No record was changed. Do not use this machine; use the spare and tell the technician.',
  },
  'screen-elsewhere': {
    ja: '内部の記憶装置に書き込めないため、画面の住所はメモリーの上に置きました：{place}',
    en: 'The own disk takes no write, so the address of the screen is in memory: {place}',
  },
  'screen-file': { ja: '画面を開くには、このファイルをブラウザーで開いてください：{file}', en: 'Open this file in a browser to see the screen: {file}' },
} satisfies TextCatalogue

/** Above the lines of a machine that may not start. */
export const machineRefusal = {
  title: { ja: 'この機械では、本番を始められません。記録は変わっていません。', en: 'This machine may not be used for the real election yet. Nothing recorded has changed.' },
  next: {
    ja: '下の項目を直してから、もう一度始めてください。直せないときは、予備機を使ってください。',
    en: 'Put the points below right, then start again. If that cannot be done, use a spare machine.',
  },
  warning: { ja: '模擬なので続けますが、本番ではこのままでは始まりません。', en: 'This is a rehearsal and goes on; the real election would not start like this.' },
  allHolds: { ja: 'すべてそろっています。', en: 'Everything holds.' },
  holds: { ja: '良', en: 'ok' },
  fails: { ja: '否', en: 'NO' },
  noKeys: {
    ja: 'このフォルダーには、まだ機械の鍵がありません。この機械の上で ippyo personalise machine（集計機は tally）を実行してください。',
    en: 'There are no keys of a machine in this directory yet. Run ippyo personalise machine (for a tally: tally) on this machine.',
  },
  notAsked: {
    ja: '機器は調べていません：動いている機械の上で、root として ippyo inspect machine を実行すると、プログラムと同じ権利で開いてみます。',
    en: "Devices were not asked. Run ippyo inspect machine as root on the running machine: it opens them with the program's rights.",
  },
  found: { ja: '見つかったもの: {found}', en: 'found: {found}' },
} satisfies TextCatalogue

/** What must hold, in few words. */
export const machineRequirements = {
  user: { ja: 'プログラムの利用者', en: 'user of the program' },
  'machine-directory': { ja: '機械のフォルダー', en: 'machine directory' },
  'other-users': { ja: 'ほかの利用者', en: 'other users' },
  swap: { ja: 'スワップ', en: 'swap' },
  'core-dumps': { ja: 'コアダンプ', en: 'core dumps' },
  tracing: { ja: 'メモリーの読み取り', en: 'reading of memory' },
  browser: { ja: '画面の隔離', en: 'browser in its own room' },
  'browser-page': { ja: '画面の最初のページ', en: 'first page of the browser' },
  'browser-policy': { ja: 'ブラウザーの決まり', en: 'browser policy' },
  network: { ja: 'ネットワーク', en: 'network' },
  listeners: { ja: '待ち受け', en: 'listening ports' },
  node: { ja: 'Node', en: 'Node' },
  program: { ja: 'プログラムの形', en: 'form of the program' },
  'print-spool': { ja: '印刷した書類の控え', en: 'copies of printed papers' },
  'time-service': { ja: '時刻合わせ', en: 'time service' },
  clock: { ja: '時計', en: 'clock' },
  sockets: { ja: 'USBの差込口', en: 'USB sockets' },
  devices: { ja: '付けた機器', en: 'fitted devices' },
  'machine-disk': { ja: '内部の記憶装置', en: "machine's own disk" },
  'media-file-system': { ja: '記録媒体の形式', en: 'file system of the media' },
  'media-mount': { ja: '記録媒体の接続', en: 'mounts of the media' },
  'media-box': { ja: '記録媒体の投票箱', en: 'ballot boxes on the media' },
  'media-apart': { ja: '正（原本）と副（複写）の別', en: 'original and duplicate apart' },
} satisfies TextCatalogue

/** Why it does not hold, and what to do. For whoever sets machines up; a clerk takes the spare. */
export const machineFaults = {
  user: {
    ja: { title: '管理者 (root) として動いています。画面のブラウザーの守りが効きません。', next: 'この機械専用の、権限のない利用者で始めてください。' },
    en: { title: "It runs as root: the browser's own protection does not work then.", next: "Start it as the machine's own user without rights." },
  },
  'machine-directory': {
    ja: {
      title: '機械のフォルダーに、ほかの利用者のもの、またはほかの利用者が読めるものがあります。',
      next: '持ち主をこのプログラムの利用者にし、chmod -R go= でほかの利用者の権限を外してください。',
    },
    en: {
      title: 'In the machine directory something belongs to another user or can be read by one.',
      next: "Make this program's user the owner of all of it and take the others' rights away: chmod -R go=",
    },
  },
  'other-users': {
    ja: { title: 'ほかの利用者のプログラムが動いています。', next: 'その利用者をログアウトさせ、自動ログインを止めてください。' },
    en: { title: 'Programs of other users are running.', next: 'Log these users out and switch automatic log-ins off.' },
  },
  swap: {
    ja: { title: 'スワップが使われています。鍵や合言葉がディスクに残ることがあります。', next: 'swapoff -a を実行し、/etc/fstab の swap の行を消してください。' },
    en: { title: 'Swap is on: keys and passphrases could stay on the disk.', next: 'Run swapoff -a and take the swap lines out of /etc/fstab.' },
  },
  'core-dumps': {
    ja: { title: 'プログラムが落ちたとき、メモリーがファイルに残ります。', next: 'core の上限を 0 にし (LimitCORE=0)、/proc/sys/kernel/core_pattern を | で始まらない値にしてください。' },
    en: {
      title: 'When a program crashes, its memory would be written to a file.',
      next: 'Set the core limit to 0 (LimitCORE=0), and /proc/sys/kernel/core_pattern to a value that does not begin with |',
    },
  },
  tracing: {
    ja: { title: '同じ利用者のほかのプログラムが、メモリーを読めます。', next: 'kernel.yama.ptrace_scope を 1 以上にしてください (/etc/sysctl.d)。' },
    en: { title: 'Another program of the same user could read the memory.', next: 'Set kernel.yama.ptrace_scope to 1 or more (/etc/sysctl.d).' },
  },
  browser: {
    ja: { title: '画面のブラウザーを、鍵や媒体から隔離できません。', next: 'Debian の chromium と bubblewrap を入れ、設定の shell を chromium にし、root でない利用者で始めてください。' },
    en: {
      title: 'The browser cannot be kept apart from keys and media.',
      next: "Install Debian's chromium and bubblewrap, set shell to chromium in the configuration, and start as a user other than root.",
    },
  },
  'browser-page': {
    ja: {
      title: '画面のブラウザーが、最初のページを出す前に終わるか、2分待ってもページを出しません。このままでは画面が黒いままです。',
      next: 'この機械は使わず、予備機を使ってください。Debian の chromium と一票のプログラムの版を控え、選管に知らせてください。',
    },
    en: {
      title: 'The browser ends before its first page, or has drawn none after two minutes. The glass would stay black.',
      next: "Use a spare machine instead of this one. Write down the versions of Debian's chromium and of this program, and inform the office.",
    },
  },
  'browser-policy': {
    ja: {
      title: 'ブラウザーの決まりのファイルが、正しく置かれていません。',
      next: 'shell/chromium/policy.json を /etc/chromium/policies/managed/ippyo.json に、root だけが書けるように置き (0644)、そのフォルダーのほかのファイルを除いてください。',
    },
    en: {
      title: "The browser's policy file is not in place as it must be.",
      next: 'Put shell/chromium/policy.json to /etc/chromium/policies/managed/ippyo.json, owned by root and writable by root alone (0644), and take other files out of that directory.',
    },
  },
  network: {
    ja: { title: 'ネットワークがつながる状態です。', next: 'ケーブルを抜き、無線を切り、ip link set … down で止めてください。' },
    en: { title: 'A network interface is switched on.', next: 'Unplug the cable, switch wireless off, and take the interface down: ip link set … down' },
  },
  listeners: {
    ja: { title: 'この機械の上で、ほかのプログラムが接続を待っています。', next: 'そのサービスを止めて、外してください。' },
    en: { title: 'Another program on this machine waits for connections.', next: 'Stop that service and remove it.' },
  },
  node: {
    ja: { title: 'Node が古すぎます。', next: 'Node 20.19 以上を入れてください。' },
    en: { title: 'This Node is too old.', next: 'Install Node 20.19 or newer.' },
  },
  program: {
    ja: { title: 'プログラムが、その場で翻訳されて動いています。ほかの利用者が途中の結果を差し替えられることがあります。', next: '組み上がった形 (dist) のプログラムを node で始めてください。' },
    en: { title: 'The program is translated while it runs; somebody could change what is kept of that.', next: 'Start the built program (dist) with plain node.' },
  },
  'print-spool': {
    ja: {
      title: '印刷のサービスが、印刷した書類を控えとして残す設定です（または設定を読めません）。選挙人の氏名がディスクに残ります。',
      next: '/etc/cups/cupsd.conf の終わりに PreserveJobFiles No の行を足し、systemctl restart cups を実行してください。印刷しない機械なら、設定の printer を消してください。',
    },
    en: {
      title: 'The print service keeps what was printed (or its settings cannot be read): names of voters stay on the disk.',
      next: 'Add the line PreserveJobFiles No at the end of /etc/cups/cupsd.conf and run systemctl restart cups. On a machine that prints nothing take printer out of the configuration.',
    },
  },
  'time-service': {
    ja: { title: '時刻を自動で変えるサービスが動いています。', next: 'そのサービスを止めて、外してください。時計は係員が合わせます。' },
    en: { title: 'A service that changes the clock by itself is running.', next: 'Stop and remove it; staff set the clock.' },
  },
  clock: {
    ja: { title: 'システムの時計と、電池の時計が合っていません (または読めません)。', next: '時計を合わせて、hwclock --systohc --utc を実行してください。' },
    en: { title: "The system's clock and the battery's clock differ (or cannot be read).", next: 'Set the clock, then run hwclock --systohc --utc.' },
  },
  sockets: {
    ja: {
      title: '差込口の表（usb.conf）に行があるのに、通していない機器があります。',
      next: 'usb-rules --plugged で見比べ、usb-rules --write と udevadm control -R のあと、その機器を差し直してください。種類が違うなら、正しい機器に替えてください。',
    },
    en: {
      title: 'A device is shut out, although its socket has a line in usb.conf.',
      next: 'Look at it with usb-rules --plugged. After usb-rules --write and udevadm control -R plug the device in again. If it is another kind of device, plug in the right one.',
    },
  },
  devices: {
    ja: {
      title: '設定にある機器を、プログラムの権利では開けません（not-there：つながっていない。refused：断られている。silent：応答しない）。',
      next: 'つながっていないものは差し、usb-rules --plugged で見てください。断られているものは、機械を再起動してからもう一度調べ、それでも同じなら予備機を使ってください。',
    },
    en: {
      title: "A device of the configuration cannot be opened with the program's rights (not-there: it is not plugged in; refused: the program may not use it; silent: it does not answer).",
      next: 'Plug in what is missing, and look with usb-rules --plugged. If a device is refused, restart the machine and ask again; if that does not help, use a spare machine.',
    },
  },
  'machine-disk': {
    ja: {
      title: '機械のフォルダーのある記憶装置が、ext4 を data=ordered で接続したものではないか、読めません。順番が残るおそれがあります。',
      next: '機械のフォルダーを、ext4 の記憶装置に置き、/etc/fstab に data= があれば消してください。',
    },
    en: {
      title: 'The disk that holds the machine directory is not ext4 mounted with data=ordered, or cannot be read. It might keep an order.',
      next: 'Put the machine directory on a disk with ext4, and take data= out of /etc/fstab if it stands there.',
    },
  },
  'media-file-system': {
    ja: {
      title: '記録媒体の形式が、投票に使えるもの（ext4、data=ordered）ではありません。票の順番が残るおそれがあります。',
      next: '記録媒体を ext4 で初期化し、選管の画面の媒体のページで投票箱を入れ直してもらってください。',
    },
    en: {
      title: 'A medium has not the file system that voting needs (ext4, data=ordered). It might keep the order of votes.',
      next: 'Format the medium with ext4; the office puts the ballot box on it again, on its page of media.',
    },
  },
  'media-mount': {
    ja: { title: '記録媒体が、決められた方法で接続（マウント）されていません。', next: 'noatime,nosuid,nodev,noexec,lazytime,commit=86400 でマウントし、そのマウント先を指定してください。' },
    en: { title: 'A medium is not mounted as it must be.', next: 'Mount it with noatime,nosuid,nodev,noexec,lazytime,commit=86400 and name that mount point.' },
  },
  'media-box': {
    ja: {
      title: '記録媒体に、正しく入れられた投票箱だけがある状態ではないか、読めません。',
      next: 'e2fsprogs が入っているか確かめ、初期化した記録媒体に、選管の画面の媒体のページで投票箱を入れ直してもらってください。',
    },
    en: {
      title: 'A medium does not hold a ballot box that was put there rightly, and nothing else; or it cannot be read.',
      next: 'See that e2fsprogs is installed; format the medium; the office puts the ballot box on it again, on its page of media.',
    },
  },
  'media-apart': {
    ja: { title: '記録媒体の正（原本）と副（複写）が、同じ装置の上にあります。', next: '正（原本）と副（複写）を、別々の記録媒体にしてください。' },
    en: { title: 'Original and duplicate lie on one and the same device.', next: 'Use two separate media.' },
  },
} satisfies RefusalCatalogue<string>
