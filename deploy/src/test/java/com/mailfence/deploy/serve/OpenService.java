package com.mailfence.deploy.serve;

import com.mailfence.core.account.Account;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole server in this virtual machine, on free ports and the embedded database. */
public final class OpenService {
  public static final String PASSWORD = "a password for tests";

  public final House house;
  public final Service service;

  public OpenService(Path data, String... settings) throws Exception {
    List<String> all = new ArrayList<>(List.of("brand.domain=house.example"));
    for (String listener :
        List.of("https", "http", "smtp", "submission", "submissions", "lmtp", "management")) {
      all.add("listen." + listener + ".port=0");
      all.add("listen." + listener + ".bind=127.0.0.1");
    }
    all.addAll(List.of(settings));
    house = House.open(data, Setup.read(null, Map.of(), Map.of(), all).config(), Clock.systemUTC());
    service = Service.start(house);
  }

  /** Adds an account of the house's domain. */
  public Account account(String name) {
    Account account = house.accounts().create(name + "@house.example", name, null);
    house.credentials().setPassword(account.id(), PASSWORD);
    return account;
  }

  public URI https() {
    return URI.create("https://127.0.0.1:" + service.addresses().get("https").getPort());
  }

  public URI plain(String listener) {
    return URI.create("http://127.0.0.1:" + service.addresses().get(listener).getPort());
  }

  /** A phone of an account. */
  public EasClient phone(String name, String device, String version) {
    var login = new Handset.Login(name + "@house.example", PASSWORD);
    return new EasClient(Handset.phone(https(), login, device, version), Line.open());
  }

  public void stop() throws Exception {
    service.stop();
    house.close();
  }
}
