package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** What is kept of an account besides its mail: photo, certificate, devices, policy. */
public final class Profiles {
  /** As the register keeps them, in bytes. */
  private static final int LARGEST = 1 << 20;

  private static final String PHOTO = "photo";
  private static final String CERTIFICATE = "certificate";
  private static final String DEVICES = "devices";
  private static final String POLICY = "policy";

  private final Directory directory;
  private final Brand brand;

  public Profiles(Directory directory, Brand brand) {
    this.directory = directory;
    this.brand = brand;
  }

  /** JPEG or PNG of an account or a group, by its main address. */
  public Optional<byte[]> photo(String address) {
    return directory.attribute(address, PHOTO);
  }

  /**
   * Sets the photo, or takes it away.
   *
   * @param image JPEG or PNG of at most 1 MiB; empty for none
   */
  public void setPhoto(String address, byte[] image) {
    directory.setAttribute(address, PHOTO, checkPhoto(image));
  }

  /** Refuses what is no photo. */
  public static byte[] checkPhoto(byte[] image) {
    if (image.length > LARGEST) {
      throw new Refusal.TooLarge("photo", LARGEST);
    }
    boolean jpeg = begins(image, 0xff, 0xd8, 0xff);
    boolean png = begins(image, 0x89, 'P', 'N', 'G');
    if (image.length > 0 && !jpeg && !png) {
      throw new Refusal.Malformed("photo", "expected JPEG or PNG");
    }
    return image;
  }

  /** X.509 in DER, for mail encrypted to the account. */
  public Optional<byte[]> certificate(String address) {
    return directory.attribute(address, CERTIFICATE);
  }

  /**
   * Sets the certificate, or takes it away.
   *
   * @param der as {@link #checkCertificate} gives it; empty for none
   */
  public void setCertificate(String address, byte[] der) {
    directory.setAttribute(address, CERTIFICATE, der);
  }

  /**
   * Reads an X.509 certificate.
   *
   * @param bytes PEM or DER; empty for none
   * @return DER
   */
  public static byte[] checkCertificate(byte[] bytes) {
    if (bytes.length == 0) {
      return bytes;
    }
    if (bytes.length > LARGEST) {
      throw new Refusal.TooLarge("certificate", LARGEST);
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(bytes))
          .getEncoded();
    } catch (CertificateException e) {
      throw new Refusal.Malformed("certificate", "expected X.509 in PEM or DER");
    }
  }

  /** How many devices the account may have; 0 for none at all (SYNC-009, SYNC-010). */
  public int devices(Account account, int usual) {
    return text(account.address(), DEVICES).map(Integer::parseInt).orElse(usual);
  }

  /** Sets how many devices the account may have; negative for what is usual. */
  public void setDevices(Account account, int most) {
    setText(account.address(), DEVICES, most < 0 ? "" : Integer.toString(most));
  }

  /** The policy of the account, else that of a group it is in, else that of its domain. */
  public Optional<Policy> policyOf(Account account) {
    return assigned(account.address())
        .or(() -> ofGroups(account))
        .or(() -> assigned(Address.of(account.address()).domain()))
        .flatMap(this::policy);
  }

  /** Of several groups with a policy the first by its address speaks. */
  private Optional<String> ofGroups(Account account) {
    return directory.groups().stream()
        .filter(group -> group.members().contains(account.address()))
        .map(Group::address)
        .sorted()
        .flatMap(address -> assigned(address).stream())
        .findFirst();
  }

  /** The name of the policy an account, by its main address, or a domain has of its own. */
  public Optional<String> assigned(String holder) {
    return text(holder, POLICY);
  }

  /** Gives an account or a domain a policy; an empty name takes it away. */
  public void assign(String holder, String policy) {
    setText(holder, POLICY, policy);
  }

  public Optional<Policy> policy(String name) {
    // The house's own policies hang on its main domain.
    return text(brand.domain(), POLICY + "/" + name).map(text -> Policy.read(name, text));
  }

  public void put(Policy policy) {
    setText(brand.domain(), POLICY + "/" + policy.name(), policy.text());
  }

  private Optional<String> text(String holder, String name) {
    return directory
        .attribute(holder, name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  private void setText(String holder, String name, String value) {
    directory.setAttribute(holder, name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean begins(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
