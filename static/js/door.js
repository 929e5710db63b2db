// Reads the secret of a QR code from the fragment, which never travels in a path, and posts it.
const secret = location.hash.slice(1);
const form = document.getElementById("door");
if (form && secret) {
  history.replaceState(null, "", location.pathname);
  document.getElementById("without-secret").hidden = true;
  form.hidden = false;
  form.elements.secret.value = secret;
  form.submit();
}
