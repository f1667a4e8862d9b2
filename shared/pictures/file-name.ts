/** 'Consumer onboarding.svg'; what a system may not take in a name becomes a hyphen. */
export function pictureFileName(name: string, ending: 'svg' | 'png' | 'pdf'): string {
  const safe = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/gu, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 100)
    .toWellFormed();
  return `${safe || 'document'}.${ending}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '23 Nov 2026, 09:00 UTC': the zone is said, because a picture travels. */
export function pictureDate(at: Date): string {
  const time = at.toISOString().slice(11, 16);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}, ${time} UTC`;
}
