// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/support/pictures.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace reviver::test {

namespace {

bool hasContent(const QImage &image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != first)
                return true;
        }
    }
    return false;
}

}  // namespace

void showSettled(QWidget &widget)
{
    widget.show();
    // Layout requests post further ones: height for width, column widths, scroll bars.
    for (int i = 0; i < 4; ++i) {
        QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QApplication::processEvents();
    }
}

bool takePicture(QWidget &widget, const QString &name)
{
    showSettled(widget);
    const QDir folder(QStringLiteral(REVIVER_BINARY_DIR "/pictures"));
    if (!folder.mkpath(QStringLiteral(".")))
        return false;
    const QImage image = widget.grab().toImage();
    return image.save(folder.filePath(name + QStringLiteral(".png"))) && hasContent(image);
}

}  // namespace reviver::test
