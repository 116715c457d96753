package com.mailfence.core.account;

import java.util.List;

/**
 * An address that stands for several accounts: mail to it reaches each member once.
 *
 * @param address canonical address
 * @param displayName as shown in the directory
 * @param members canonical addresses of accounts or of further groups
 */
public record Group(String address, String displayName, List<String> members) {
  public Group {
    members = List.copyOf(members);
  }
}
