/**
 * Who there is: accounts, domains, addresses, credentials, and the reader who asks. The engine and
 * the endpoints call it. It must not know how a client proves who it is, nor where the directory
 * lies.
 */
@NullMarked
package com.mailfence.core.account;

import org.jspecify.annotations.NullMarked;
