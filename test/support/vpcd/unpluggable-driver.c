/*
 * The vpcd driver with a plug: while the file named by UNPLUGGED_FILE exists, every function says what drivers say when
 * their device is gone (IFD_NO_SUCH_DEVICE), and pcscd takes the reader out of its list as it does with one on USB.
 */
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

#include <ifdhandler.h>

static int unplugged(void) {
  const char *file = getenv("UNPLUGGED_FILE");
  return file != NULL && access(file, F_OK) == 0;
}

static void *real(const char *name) {
  static void *library;
  if (library == NULL) library = dlopen(VPCD_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  return library == NULL ? NULL : dlsym(library, name);
}

#define FORWARD(name, parameters, arguments)                                  \
  RESPONSECODE name parameters {                                              \
    RESPONSECODE(*function) parameters;                                       \
    if (unplugged()) return IFD_NO_SUCH_DEVICE;                               \
    function = (RESPONSECODE(*) parameters)real(#name);                       \
    return function == NULL ? IFD_COMMUNICATION_ERROR : function arguments;   \
  }

FORWARD(IFDHCreateChannel, (DWORD lun, DWORD channel), (lun, channel))
FORWARD(IFDHCreateChannelByName, (DWORD lun, LPSTR name), (lun, name))
FORWARD(IFDHGetCapabilities, (DWORD lun, DWORD tag, PDWORD length, PUCHAR value), (lun, tag, length, value))
FORWARD(IFDHSetCapabilities, (DWORD lun, DWORD tag, DWORD length, PUCHAR value), (lun, tag, length, value))
FORWARD(IFDHSetProtocolParameters, (DWORD lun, DWORD protocol, UCHAR flags, UCHAR pts1, UCHAR pts2, UCHAR pts3),
        (lun, protocol, flags, pts1, pts2, pts3))
FORWARD(IFDHPowerICC, (DWORD lun, DWORD action, PUCHAR atr, PDWORD length), (lun, action, atr, length))
FORWARD(IFDHTransmitToICC,
        (DWORD lun, SCARD_IO_HEADER send, PUCHAR command, DWORD commandLength, PUCHAR answer, PDWORD answerLength,
         PSCARD_IO_HEADER receive),
        (lun, send, command, commandLength, answer, answerLength, receive))
FORWARD(IFDHControl,
        (DWORD lun, DWORD code, PUCHAR in, DWORD inLength, PUCHAR out, DWORD outLength, LPDWORD returned),
        (lun, code, in, inLength, out, outLength, returned))
FORWARD(IFDHICCPresence, (DWORD lun), (lun))

/* What was opened is closed, plugged or not. */
RESPONSECODE IFDHCloseChannel(DWORD lun) {
  RESPONSECODE (*function)(DWORD) = (RESPONSECODE(*)(DWORD))real("IFDHCloseChannel");
  return function == NULL ? IFD_COMMUNICATION_ERROR : function(lun);
}
