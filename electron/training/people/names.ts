/** Common parts of Vietnamese names. Any resemblance of a combination to a living person is chance. */

export const SURNAMES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đoàn',
  'Trịnh',
] as const;

export const MIDDLE_NAMES = {
  male: ['Văn', 'Hữu', 'Đức', 'Minh', 'Quốc', 'Thanh', 'Công', 'Xuân', 'Gia', 'Đình'],
  female: ['Thị', 'Ngọc', 'Thu', 'Thanh', 'Kim', 'Phương', 'Thùy', 'Hồng', 'Mỹ', 'Diệu'],
} as const;

export const GIVEN_NAMES = {
  male: [
    'An',
    'Bình',
    'Cường',
    'Dũng',
    'Đạt',
    'Hải',
    'Hiếu',
    'Hùng',
    'Khoa',
    'Lâm',
    'Long',
    'Mẫn',
    'Nam',
    'Phúc',
  ],
  female: [
    'Ánh',
    'Bích',
    'Châu',
    'Dung',
    'Giang',
    'Hà',
    'Hương',
    'Lan',
    'Linh',
    'Mai',
    'Nga',
    'Oanh',
    'Trang',
    'Yến',
  ],
} as const;

export const ETHNICITIES = [
  'Kinh',
  'Kinh',
  'Kinh',
  'Kinh',
  'Kinh',
  'Tày',
  'Thái',
  'Mường',
  'Khmer',
  'Hoa',
] as const;

export const RELIGIONS = ['Không', 'Không', 'Không', 'Không', 'Phật giáo', 'Công giáo'] as const;

export const MARKS = [
  'Nốt ruồi cách 1 cm dưới mắt trái',
  'Nốt ruồi cách 2 cm trên mép phải',
  'Sẹo chấm cách 1,5 cm trên đầu lông mày trái',
  'Sẹo chấm cách 3 cm dưới đuôi mắt phải',
] as const;
