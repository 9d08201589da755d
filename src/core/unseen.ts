/** Controls, direction marks and other invisible characters, line separators, and what stands for a lost character. */
export const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u;
