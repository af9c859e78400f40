/** Text as it is searched: small letters, no Vietnamese accents. `Đặng Thị Ánh` → `dang thi anh`. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
