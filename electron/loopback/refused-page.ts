/** What a browser without a valid key sees: said kindly, with the way in. Holds no script and no style. */

export const REFUSED_PAGE = `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>Quầy khai báo</title></head>
<body>
<h1>Cần mở quầy bằng địa chỉ mới</h1>
<p>Mỗi địa chỉ mở quầy chỉ dùng được một lần, trên một trình duyệt. Địa chỉ này đã dùng rồi hoặc không đầy đủ.</p>
<p>Hãy quay lại cửa sổ đã chạy <code>npm start</code>, nhấn Enter để nhận địa chỉ mới, rồi mở địa chỉ đó.</p>
<hr>
<h2 lang="en">Please open the desk with a fresh address</h2>
<p lang="en">An address opens the desk once, in one browser. This one has been used already or is incomplete.</p>
<p lang="en">Go back to the window where <code>npm start</code> runs, press Enter for a new address, and open that.</p>
</body>
</html>
`;
