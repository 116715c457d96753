package com.mailfence.testbed.mail;

import java.util.List;

/** The languages of the corpus; a table. All people are made up. */
final class Tongues {
  private Tongues() {}

  static List<Tongue> all() {
    return List.of(
        english(),
        german(),
        french(),
        polish(),
        turkish(),
        greek(),
        russian(),
        ukrainian(),
        hebrew(),
        arabic(),
        chinese(),
        taiwanese(),
        japanese(),
        korean(),
        thai(),
        vietnamese(),
        faces());
  }

  private static Person person(String name, String address) {
    return new Person(name, address);
  }

  private static Tongue english() {
    return new Tongue(
        List.of(
            person("Anna Example", "anna@example.com"),
            person("Example, Bo", "bo.example@example.org"),
            person("Charlie O'Sample", "charlie@sales.example.net")),
        List.of("Minutes of Monday", "Lunch on Thursday?", "Your order 4711", "Quarterly figures"),
        List.of(
            "Please find the minutes of our last meeting below.",
            "The train leaves at ten past nine from platform four.",
            "Could you send me the figures before noon?",
            "I have booked the small room for two hours.",
            "Nothing has changed since we last spoke.",
            "The garden was full of birds this morning."),
        List.of("us-ascii", "utf-8", "iso-8859-1"));
  }

  private static Tongue german() {
    return new Tongue(
        List.of(
            person("Jürgen Müller", "juergen@muster.example"),
            person("Käthe Größe", "kaethe.groesse@example.org")),
        List.of("Grüße aus Köln", "Rückfrage zum Übergabetermin", "Besprechung am Dienstag"),
        List.of(
            "Können wir den Termin auf übermorgen verschieben?",
            "Die Übergabe der Schlüssel ist am Freitag um zwölf.",
            "Schöne Grüße von der Küste, hier weht ein kräftiger Wind.",
            "Anbei die gewünschten Unterlagen zur Prüfung."),
        List.of("utf-8", "iso-8859-1", "iso-8859-15", "windows-1252"));
  }

  private static Tongue french() {
    return new Tongue(
        List.of(person("Hélène Échantillon", "helene@exemple.example")),
        List.of("Réunion reportée à jeudi", "Votre réservation"),
        List.of(
            "La réunion est reportée à jeudi après-midi.",
            "Merci de confirmer votre présence dès que possible.",
            "Le café près de la forêt était fermé hier soir."),
        List.of("utf-8", "iso-8859-1", "windows-1252"));
  }

  private static Tongue polish() {
    return new Tongue(
        List.of(person("Łukasz Przykład", "lukasz@przyklad.example")),
        List.of("Zażółć gęślą jaźń", "Spotkanie w środę"),
        List.of(
            "Proszę o przesłanie dokumentów do piątku.",
            "Spotkanie odbędzie się w środę o dziesiątej.",
            "Dziękuję za szybką odpowiedź i życzę miłego dnia."),
        List.of("utf-8", "iso-8859-2", "windows-1250"));
  }

  private static Tongue turkish() {
    return new Tongue(
        List.of(person("Çağla Örnek", "cagla@ornek.example")),
        List.of("Toplantı hakkında", "Şubat ayı raporu"),
        List.of(
            "Toplantı öğleden sonra saat üçte başlayacak.",
            "Lütfen raporu yarına kadar gönderir misiniz?",
            "İyi çalışmalar dilerim, görüşmek üzere."),
        List.of("utf-8", "iso-8859-9", "windows-1254"));
  }

  private static Tongue greek() {
    return new Tongue(
        List.of(person("Ελένη Παράδειγμα", "eleni@paradeigma.example")),
        List.of("Συνάντηση την Τρίτη", "Η παραγγελία σας"),
        List.of(
            "Η συνάντηση θα γίνει την Τρίτη το πρωί.",
            "Σας ευχαριστώ πολύ για την απάντηση.",
            "Το πλοίο φεύγει στις οκτώ από το λιμάνι."),
        List.of("utf-8", "iso-8859-7", "windows-1253"));
  }

  private static Tongue russian() {
    return new Tongue(
        List.of(person("Анна Примерова", "anna@primer.example")),
        List.of("Встреча в понедельник", "Отчёт за квартал"),
        List.of(
            "Встреча переносится на понедельник, на десять утра.",
            "Пришлите, пожалуйста, отчёт до конца недели.",
            "Поезд приходит на четвёртый путь в полдень."),
        List.of("utf-8", "koi8-r", "windows-1251", "iso-8859-5"));
  }

  private static Tongue ukrainian() {
    return new Tongue(
        List.of(person("Олена Приклад", "olena@pryklad.example")),
        List.of("Зустріч у середу", "Ваше замовлення"),
        List.of(
            "Зустріч відбудеться у середу о десятій.",
            "Дякую за швидку відповідь, гарного дня.",
            "Надішліть, будь ласка, документи до п'ятниці."),
        List.of("utf-8", "koi8-u", "windows-1251"));
  }

  private static Tongue hebrew() {
    return new Tongue(
        List.of(person("דנה דוגמה", "dana@dugma.example")),
        List.of("פגישה ביום שלישי"),
        List.of("הפגישה תתקיים ביום שלישי בבוקר.", "תודה רבה על התשובה המהירה."),
        List.of("utf-8", "windows-1255", "iso-8859-8-i"));
  }

  private static Tongue arabic() {
    return new Tongue(
        List.of(person("ليلى مثال", "layla@mithal.example")),
        List.of("اجتماع يوم الأحد"),
        List.of("سيعقد الاجتماع يوم الأحد في الصباح.", "شكرا جزيلا على ردكم السريع."),
        List.of("utf-8", "windows-1256", "iso-8859-6"));
  }

  private static Tongue chinese() {
    return new Tongue(
        List.of(person("李例子", "li@lizi.example")),
        List.of("星期一的会议", "您的订单已发货"),
        List.of("会议定于星期一上午十点举行。", "请在周末之前把报告发给我。", "火车九点十分从四号站台开出。"),
        List.of("utf-8", "gb2312", "gbk", "gb18030"));
  }

  private static Tongue taiwanese() {
    return new Tongue(
        List.of(person("陳範例", "chen@fanli.example")),
        List.of("星期二的會議"),
        List.of("會議訂於星期二上午十點舉行。", "請在週末之前把報告寄給我。"),
        List.of("utf-8", "big5"));
  }

  private static Tongue japanese() {
    return new Tongue(
        List.of(person("見本花子", "hanako@mihon.example")),
        List.of("月曜日の会議について", "ご注文の確認"),
        List.of("会議は月曜日の午前十時に始まります。", "報告書を週末までに送ってください。", "よろしくお願いいたします。"),
        List.of("utf-8", "iso-2022-jp", "shift_jis", "euc-jp"));
  }

  private static Tongue korean() {
    return new Tongue(
        List.of(person("김보기", "kim@bogi.example")),
        List.of("월요일 회의 안내"),
        List.of("회의는 월요일 오전 열 시에 시작합니다.", "주말까지 보고서를 보내 주세요."),
        List.of("utf-8", "euc-kr", "ks_c_5601-1987"));
  }

  private static Tongue thai() {
    return new Tongue(
        List.of(person("สมชาย ตัวอย่าง", "somchai@tuayang.example")),
        List.of("ประชุมวันจันทร์"),
        List.of("การประชุมจะเริ่มเวลาสิบโมงเช้า", "กรุณาส่งรายงานก่อนวันศุกร์"),
        List.of("utf-8", "tis-620"));
  }

  private static Tongue vietnamese() {
    return new Tongue(
        List.of(person("Nguyễn Ví Dụ", "vidu@vidu.example")),
        List.of("Cuộc họp ngày thứ hai"),
        List.of("Cuộc họp sẽ bắt đầu lúc mười giờ sáng.", "Xin cảm ơn bạn đã trả lời nhanh chóng."),
        List.of("utf-8"));
  }

  /** Characters beyond the first plane. */
  private static Tongue faces() {
    return new Tongue(
        List.of(person("Sunny \uD83D\uDE00 Example", "sunny@example.net")),
        List.of("\uD83C\uDF89 Party!", "See you \uD83D\uDC4B"),
        List.of(
            "Bring cake \uD83C\uDF82 and good mood \uD83D\uDE04!",
            "We meet at the \uD83D\uDEB2 shed at seven."),
        List.of("utf-8"));
  }
}
