export const vi = { title: '' };

export const en: typeof vi = { title: '' };
