package com.mailfence.testbed.demo;

import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.tool.Gateway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;

/** The two users of the demonstration, and how they set their phones up. */
final class Users {
  static final String DOMAIN = "demo.example";
  static final String ANNA = "anna@" + DOMAIN;
  static final String BEN = "ben@" + DOMAIN;
  static final String PASSWORD = "sunny-harbour-41";

  private Users() {}

  static void make(Gateway gateway) throws IOException, InterruptedException {
    gateway.run(PASSWORD + "\n", "account", "add", ANNA, "--name", "Anna Example");
    gateway.run(PASSWORD + "\n", "account", "add", BEN, "--name", "Ben Sample");
  }

  static Handset phone(Gateway gateway, String user, String device) {
    return Handset.phone(gateway.https(), new Handset.Login(user, PASSWORD), device, "16.1");
  }

  /**
   * @param loopback whether only programs on this machine reach the server
   */
  static void explain(Gateway gateway, boolean loopback) throws SocketException {
    String server = (loopback ? "127.0.0.1" : here()) + ":" + gateway.https().getPort();
    Demo.say(
        """

        What to type into a phone or program (the certificate is self-signed: accept it)

          iPhone, iPad   Settings > Apps > Mail > Mail Accounts > Add Account > Microsoft Exchange
                         E-mail %1$s, then "Configure Manually"
          Android        Gmail or Samsung Mail: add account > Exchange and Office 365, by hand
          Outlook        File > Add Account > Advanced options > set up my account manually
                         > Exchange ActiveSync

          Server         %2$s
          User           %1$s
          Password       %3$s
        """,
        ANNA, server, PASSWORD);
  }

  /** An address of this machine that a phone in the same network reaches. */
  private static String here() throws SocketException {
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (one.isUp() && !one.isLoopback()) {
        Optional<InetAddress> address =
            one.inetAddresses().filter(a -> a.getAddress().length == 4).findFirst();
        if (address.isPresent()) {
          return address.get().getHostAddress();
        }
      }
    }
    return "127.0.0.1";
  }
}
