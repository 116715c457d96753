package com.mailfence.deploy.config;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that can be set, checked. */
public record Config(
    BrandSettings brand,
    DatabaseSettings database,
    ListenSettings listen,
    TlsSettings tls,
    WebSettings web,
    LimitSettings limits,
    LoginSettings login,
    EasSettings eas,
    DavSettings dav,
    SmartHostSettings smartHost,
    UpkeepSettings upkeep,
    LogSettings log) {

  /** Every key, in the order of the manual. */
  public static List<Key<?>> keys() {
    return Stream.of(
            BrandSettings.KEYS,
            DatabaseSettings.KEYS,
            ListenSettings.KEYS,
            TlsSettings.KEYS,
            WebSettings.KEYS,
            LimitSettings.KEYS,
            LoginSettings.KEYS,
            EasSettings.KEYS,
            DavSettings.KEYS,
            SmartHostSettings.KEYS,
            UpkeepSettings.KEYS,
            LogSettings.KEYS)
        .<Key<?>>flatMap(List::stream)
        .toList();
  }

  static Config read(Values values) {
    return new Config(
        BrandSettings.read(values),
        DatabaseSettings.read(values),
        ListenSettings.read(values),
        TlsSettings.read(values),
        WebSettings.read(values),
        LimitSettings.read(values),
        LoginSettings.read(values),
        EasSettings.read(values),
        DavSettings.read(values),
        SmartHostSettings.read(values),
        UpkeepSettings.read(values),
        LogSettings.read(values));
  }

  /** Every key's text as it holds, secrets starred. */
  static Map<String, String> shown(Values values) {
    Map<String, String> shown = new TreeMap<>();
    for (Key<?> key : keys()) {
      String text = values.text(key);
      shown.put(key.name(), key.isSecret() && !text.isEmpty() ? "***" : text);
    }
    return shown;
  }
}
