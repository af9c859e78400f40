/** Places that do not exist: the names say so ("Mẫu" sample, "Thử" trial, "Ví Dụ" example, "Luyện Tập" practice). */

export const COMMUNES = [
  'Xã Ví Dụ',
  'Xã Thử Nghiệm',
  'Phường Mẫu',
  'Xã Luyện Tập',
  'Phường Minh Họa',
  'Thị trấn Làm Quen',
  'Xã Bản Mẫu',
  'Phường Tập Dượt',
] as const;

export const DISTRICTS = [
  'Huyện Mẫu',
  'Quận Ví Dụ',
  'Huyện Thử',
  'Thị xã Minh Họa',
  'Huyện Luyện Tập',
] as const;

export const PROVINCES = ['Tỉnh Mẫu', 'Tỉnh Ví Dụ', 'Thành phố Luyện Tập'] as const;

export const STREETS = ['Đường Ví Dụ', 'Phố Thử', 'Đường Mẫu', 'Đường Làm Quen', 'Phố Luyện Tập'] as const;
