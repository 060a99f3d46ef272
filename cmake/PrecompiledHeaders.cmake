# SPDX-License-Identifier: Apache-2.0
# What most files read anyway, precompiled. Only that: whatever a header's inline functions leave to be instantiated is instantiated
# at the end of every file that has the header precompiled, so that all of Qt Core and nlohmann's JSON cost each file more than
# they spare it (0.7 s of 2.4 s, measured with GCC 12).
set(channel_console_core_headers
  <QByteArray> <QCoreApplication> <QDateTime> <QFuture> <QHash> <QList> <QObject> <QPromise> <QString> <QStringList> <QUrl> <QUuid>
  <QVariant> <algorithm> <functional> <memory> <optional>)
set(channel_console_ui_headers
  ${channel_console_core_headers} <QBoxLayout> <QComboBox> <QEvent> <QLabel> <QLineEdit> <QPushButton> <QWidget>)
set(channel_console_test_headers <QSignalSpy> <QTest>)
